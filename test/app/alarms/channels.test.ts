import { expect, it } from 'vitest';
import { ChannelRecord } from '../../../app/alarms/channels.ts';
import { patienceWith } from '../../../app/alarms/pace.ts';
import { configSchema } from '../../../app/config/schema.ts';
import { anAlert } from '../../store/specimens.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

function recorded(outcomes: string, every = MINUTE) {
  const record = new ChannelRecord({ failures: 3, within: 15 * MINUTE });
  for (const [at, outcome] of [...outcomes].entries()) {
    const ended = at * every;
    const how = { '+': 'sent', '-': 'temporary', x: 'permanent', '?': 'unknown', k: 'known' } as const;
    const detail = outcome === '+' ? undefined : `refused ${at}`;
    record.note({
      kind: 'delivered',
      alert: anAlert({ channel: 'email' }),
      outcome: how[outcome as keyof typeof how],
      detail,
      begun: ended,
      ended,
    });
  }
  return { record, seen: record.look((outcomes.length - 1) * every)[0] };
}

it.each([
  ['+++', false, 'all is well'],
  ['+--', false, 'not often enough in a row'],
  ['+---', true, 'often enough in a row'],
  ['-x?', true, 'whatever the failure'],
  ['---+', false, 'it delivers again'],
  ['+--kkk', false, 'what was delivered before shows nothing'],
  ['+-+-+-+-+-+-', true, 'half of what it was to deliver'],
  ['+-++-++-++-++-', false, 'less than half'],
])('%s: failing %s, for %s', (outcomes, failing) => {
  expect(recorded(outcomes).seen?.failing).toBe(failing);
});

it('tells since when, how often and why last; and forgets what it is told to forget', () => {
  const { record, seen } = recorded('++----');
  expect(seen).toEqual({
    channel: 'email',
    failing: true,
    well: false,
    since: 2 * MINUTE,
    failures: 4,
    detail: 'refused 5',
  });
  record.forget('email');
  expect(record.look(0)).toEqual([]);
});

it('a row of failures does not grow old', () => {
  expect(recorded('---', 10 * MINUTE).seen?.failing).toBe(true);
});

it('a source is silent for its own pace, or as configured', () => {
  const { alarms } = configSchema.parse({ alarms: { silentAfter: { orders: '2h', archive: false } } });
  const pace = { count: 200, first: 0, last: 28 * DAY, longest: 2.5 * DAY };
  expect(patienceWith('orders', pace, alarms)).toBe(2 * 60 * MINUTE);
  expect(patienceWith('archive', pace, alarms)).toBeUndefined();
  expect(patienceWith('sales', pace, alarms), 'a week-end, and half of one').toBe(3.75 * DAY);
  expect(patienceWith('sales', { ...pace, longest: 1 }, alarms)).toBe(60 * MINUTE);
  expect(patienceWith('sales', { ...pace, count: 19 }, alarms), 'too few to tell').toBeUndefined();
  expect(patienceWith('sales', { ...pace, first: 20 * DAY }, alarms), 'not long enough').toBeUndefined();
  expect(patienceWith('new', { count: 0, longest: 0 }, alarms)).toBeUndefined();
});
