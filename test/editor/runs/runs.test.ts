import { describe, expect, it } from 'vitest';
import type { PolicyRun, RunRow } from '../../../app/http/runs/answers.ts';
import { lengthWords } from '../../../editor/canvas/saying/time.ts';
import { arrived, letIn, NONE } from '../../../editor/runs/arrivals.ts';
import { awaitedWords } from '../../../editor/runs/awaited.ts';
import { standingOf } from '../../../editor/runs/ending.ts';
import { openAlerts, verdictsOf } from '../../../editor/runs/verdicts.ts';
import { en } from '../../../editor/words/en.ts';
import { zh } from '../../../editor/words/zh.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import { anAlert } from '../../store/specimens.ts';

const row = (event: string, receivedAt: number, more: Partial<RunRow> = {}): RunRow => ({
  ...{ event, receivedAt, kind: 'mail.received', subject: event, mailbox: 'sales', state: 'running', policies: [] },
  ...{ told: [], alerts: 0, refused: 0, acknowledged: false },
  ...more,
});
const events = (rows: readonly RunRow[]) => rows.map(({ event }) => event).join(' ');

describe('the list of runs', () => {
  const two = [row('a', 1), row('b', 2)].reduce((all, one) => arrived(all, one, false), NONE);

  it('has the newest at the top, in whatever order they are told', () => {
    expect(events(two.rows)).toBe('b a');
    expect(events(arrived(two, row('old', 0), false).rows)).toBe('b a old');
  });

  it('keeps a run where it stands when it is told anew', () => {
    const { rows } = arrived(two, row('a', 1, { acknowledged: true }), true);
    expect(events(rows)).toBe('b a');
    expect(rows[1]?.acknowledged).toBe(true);
  });

  it('lets new ones wait while somebody is at it, and in when they are asked for', () => {
    const held = [row('c', 3), row('d', 4), row('c', 3, { alerts: 1 })].reduce(
      (all, one) => arrived(all, one, true),
      two,
    );
    expect([events(held.rows), events(held.waiting)]).toEqual(['b a', 'd c']);
    const { rows, waiting } = letIn(held);
    expect([events(rows), events(waiting)]).toEqual(['d c b a', '']);
    expect(rows[1]?.alerts).toBe(1);
  });

  it('keeps no more than it is to', () => {
    expect(events(arrived(two, row('c', 3), false, 2).rows)).toBe('c b');
  });
});

it('a run is cancelled where every policy of it is', () => {
  const policies = (...states: readonly PolicyRun['state'][]) =>
    states.map((state) => ({ policy: 'p', title: 'P', state }));
  expect(standingOf({ state: 'ended', policies: policies('cancelled', 'cancelled') })).toBe('cancelled');
  expect(standingOf({ state: 'ended', policies: policies('cancelled', 'ended') })).toBe('ended');
  expect(standingOf({ state: 'running', policies: policies('cancelled') })).toBe('running');
  expect(standingOf({ state: 'ended', policies: [] })).toBe('ended');
});

it('what is awaited is said in words, also where it is one of several', () => {
  expect(awaitedWords('mail.read', en.runs)).toBe('the mail to be read');
  expect(awaitedWords('any(mail.read, all(task.done, alert.resolved))', en.runs)).toBe(
    'the mail to be read or the task to be done and somebody to settle it',
  );
  expect(awaitedWords('any(mail.answered, sleep)', zh.runs)).toBe('邮件得到回复或时间到');
  expect(awaitedWords('erp.booked', en.runs)).toBe('erp.booked');
});

it('how long something waits still is said by its two largest units', () => {
  expect(lengthWords(6 * 3_600_000 - 1, 'en')).toBe('5 h 59 min');
  expect(lengthWords(2 * 86_400_000 + 59_000, 'en')).toBe('2 days');
  expect(lengthWords(61_000, 'zh')).toBe('1 分钟 1 秒');
  expect(lengthWords(999, 'en')).toBeUndefined();
});

it('verdicts come with the alert that carries them, and what nobody has taken on is open', () => {
  const entry = (kind: Entry['kind'], more: Partial<Entry>): Entry => ({
    ...{ at: 0, kind, policy: 'p', branch: '0', seq: 1 },
    ...more,
  });
  const told = { state: 'sent', loggedAt: 0, reason: 'told', became: undefined } as const;
  const taken = { ...told, became: { state: 'acknowledged', at: 5 } } as const;
  const alerts = [
    { ...told, alert: anAlert({ key: 'one' }) },
    { ...taken, alert: anAlert({ key: 'two' }) },
    { ...told, state: 'failed' as const, alert: anAlert({ key: 'three' }) },
  ];
  const log = [
    entry('start', {}),
    entry('notify', { to: 'li', alert: 'one' }),
    entry('suppressed', { to: 'wu', alert: 'one', reason: 'merged' }),
    entry('suppressed', { to: 'ma', reason: 'nobody' }),
  ];
  expect(verdictsOf({ log, alerts }).map(({ isSent, told }) => [isSent, told?.alert.key])).toEqual([
    [true, 'one'],
    [false, 'one'],
    [false, undefined],
  ]);
  expect(openAlerts({ alerts })).toEqual(['one']);
});
