import { expect, it } from 'vitest';
import { logOf } from '../../../app/cli/print/log.ts';

function logged(level?: string) {
  const lines: string[] = [];
  return {
    log: logOf(false, level, (line) => void lines.push(line)),
    read: () => lines.map((line) => JSON.parse(line)),
  };
}

it('says a JSON object a line, with what the trouble is about and without an address', () => {
  const { log, read } = logged();
  log.info('Fetching the Temporal server …');
  log.warn('sales: li@ours.example was refused, call +86 138 0000 1234.', {
    source: 'sales',
    event: 'e1',
    channel: 'voice',
  });
  const [first, second] = read();
  expect(first).toMatchObject({ level: 'info', msg: 'Fetching the Temporal server …' });
  expect(second).toMatchObject({
    level: 'warn',
    source: 'sales',
    event: 'e1',
    channel: 'voice',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(second.msg).toBe('sales: l***@ours.example was refused, call +86 138****1234.');
});

it('says no more than it is asked for', () => {
  const { log, read } = logged('warn');
  log.info('no');
  log.warn('yes');
  expect(read().map(({ msg }) => msg)).toEqual(['yes']);
});
