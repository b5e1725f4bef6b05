import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../e2e/office.ts';
import { PEOPLE, recall } from '../e2e/rules.ts';
import type { Running } from '../e2e/running.ts';
import { commandsIn, isAsShown } from './console.ts';

const run = promisify(execFile);

let office: Office;
let posthorn: Running;
beforeAll(async () => {
  const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '6h') };
  office = await Office.open({ rules, people: ['li'], config: { folder: { path: 'inbox' } } });
  posthorn = await office.start();
});
afterAll(() => office.close());

describe('docs/operations.md', () => {
  const shown = commandsIn('docs/operations.md');

  it('shows what to ask', () => {
    expect(shown.length).toBeGreaterThan(2);
  });

  it.each(shown)('$command', async ({ command, output }) => {
    const here = command.replace('http://127.0.0.1:8025', new URL(posthorn.page!).origin);
    expect(here).not.toBe(command);
    const { stdout } = await run('sh', ['-c', here]);
    const lines = stdout.trimEnd().split('\n');
    expect(isAsShown(lines, output) ? output : lines).toEqual(output);
  });
});
