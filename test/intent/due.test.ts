import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../engine/plan/hours.ts';
import type { Answered } from '../../engine/reply/answered.ts';
import { type Asking, dueOf } from '../../engine/reply/due.ts';
import { NOTHING_READ, toldOf } from '../../engine/reply/told.ts';
import { workingBetween, workingDeadline } from '../../engine/roster/working-time.ts';
import { person } from '../roster/people.ts';

const H = 3_600_000;
const WEEK = 7 * 24 * H;
const HOURS = [{ days: WEEKDAYS.slice(0, 5), from: '09:00', to: '17:00' }];
const wu = person('wu', { zone: 'Asia/Shanghai', language: 'zh', hours: HOURS });
const meyer = person('meyer', { zone: 'Europe/Berlin', language: 'en', hours: HOURS });
/** Tuesday 10:00 in Berlin, 17:00 in Shanghai. */
const AT = Date.parse('2026-03-10T09:00:00Z');
const INQUIRY = { ...NOTHING_READ, kind: 'inquiry' } as const;
const asking = (more: Partial<Asking> = {}): Asking => ({
  at: AT,
  writer: { customer: 'a.example', offset: 60 },
  ...more,
});

/** So many mails, each a week before the next, answered after these hours in turn. */
const past = (hours: readonly number[], more: Partial<Answered> = {}): Answered[] =>
  hours.map((after, week) => {
    const receivedAt = AT - (week + 1) * WEEK;
    return { kind: 'inquiry', customer: 'a.example', receivedAt, answeredAt: receivedAt + after * H, ...more };
  });
const told = (intent: Parameters<typeof toldOf>[0], more: Partial<Asking> = {}) =>
  toldOf(intent, asking(more)) as { [field: string]: unknown };

describe('when an answer is due', () => {
  it('is what the mail says, before all else', () => {
    const intent = { ...INQUIRY, deadline: '2026-03-12', replyBy: '2026-03-12T17:00:00Z' };
    const answer = told(intent, { person: meyer, history: past([1, 1, 1, 1, 1, 1]), within: H });
    expect(answer).toMatchObject({ replyBy: '2026-03-12T17:00:00Z', replyBecause: 'the mail says so' });
    expect(answer.replyWithin).toBeUndefined();
    expect(answer.hint).toBe('Tuesday 10:00 there, answer by Thursday 18:00');
  });

  it('falls back from a customer’s inquiries of that hour to all inquiries, to all mails, to the policy', () => {
    const group = (history: readonly Answered[]) => {
      const { basis } = dueOf(INQUIRY, asking({ history }));
      return basis.by === 'history' ? basis.pace.group : basis.by;
    };
    const others = (n: number, more: Partial<Answered>) =>
      Array.from({ length: n }, (_, i) => past([1 + i / 10], { customer: `c${i}.example`, ...more })[0]!);
    expect(group(past([1, 1, 1, 1, 1]))).toMatchObject({ kind: 'inquiry', customer: 'a.example', weekday: 'tuesday' });
    const friday = past([1, 1, 1, 1, 1]).map((one) => ({
      ...one,
      receivedAt: one.receivedAt + 72 * H,
      answeredAt: one.answeredAt + 72 * H,
    }));
    expect(group(friday)).toEqual({ kind: 'inquiry', customer: 'a.example' });
    expect(group([...past([1, 1, 1, 1]), ...others(8, {})])).toEqual({
      kind: 'inquiry',
      weekday: 'tuesday',
      quarter: 1,
    });
    expect(group(past([1, 1, 1, 1, 1, 1, 1, 1], { kind: 'order' }))).toEqual({ customer: 'a.example' });
    expect(group(others(20, { kind: 'order' }))).toEqual({});
    expect(group(others(19, { kind: 'order' }))).toBe('policy');
    expect(group([])).toBe('policy');
  });

  it('is moved by no single answer, and knows nothing of the future', () => {
    const usual = (hours: readonly number[]) => dueOf(INQUIRY, asking({ history: past(hours) })).within;
    expect(usual([1, 1, 2, 2, 3, 3, 4, 4])).toBe(3 * H);
    expect(usual([1, 1, 2, 2, 3, 3, 4, 400])).toBe(3 * H);
    expect(usual([0, 0, 0, 0, 0]), 'never at once').toBe(H / 4);
    const later = past([1, 1, 1, 1, 1]).map((one) => ({ ...one, answeredAt: AT + H }));
    expect(dueOf(INQUIRY, asking({ history: later })).basis.by).toBe('policy');
  });

  it('is never later than the policy allows, and says what was usual', () => {
    const slow = told(INQUIRY, { history: past([30, 30, 30, 30, 30]), within: 8 * H });
    expect(slow).toMatchObject({ replyBy: '2026-03-10T17:00:00Z', replyWithin: 'PT8H' });
    expect(slow.replyBecause).toContain('although three of four of the last 5 inquiries of a.example');
    expect(told(INQUIRY, { history: past([30, 30, 30, 30, 30]) }).replyWithin).toBe('P1DT6H');
  });

  it('counts the working hours of whoever must answer, in their language', () => {
    // Answered at 10:00 on the day after, in Shanghai: an hour of work.
    const history = past([17, 17, 17, 17, 17, 17]);
    const answer = told(INQUIRY, { person: wu, history, within: 8 * H });
    expect(answer).toMatchObject({ replyWithin: 'PT1H', replyBy: '2026-03-11T02:00:00Z' });
    expect(answer.hint).toBe('对方当地周二 10:00，请在 1 个工作小时内（我方周三 10:00前）答复');
    expect(answer.replyBecause).toContain('6 封 a.example 的周二 12–18 点的询盘');
    expect(told(INQUIRY, { person: meyer, within: 2 * H }).hint).toBe('Tuesday 10:00 there, answer within 2 hours');
  });

  it('of a customer who presses by night is two hours of work', () => {
    const at = Date.parse('2026-03-09T19:10:00Z');
    const urgent = { ...INQUIRY, urgent: true, replyWithin: 'PT2H', replyBy: '2026-03-09T21:10:00Z' };
    expect(told(urgent, { at, person: wu })).toMatchObject({ replyBy: '2026-03-10T03:00:00Z', replyWithin: 'PT2H' });
    expect(told(urgent, { at }), 'nobody is named').toMatchObject({ replyBy: '2026-03-09T21:10:00Z' });
  });

  it('shows the clock that the policy names, and none where a machine may have written the date', () => {
    expect(told(INQUIRY, { there: 'America/Chicago', within: 2 * H }).hint).toBe(
      'Tuesday 04:00 there, answer within 2 hours',
    );
    expect(told(INQUIRY, { writer: { customer: '', offset: null }, within: 2 * H }).hint).toBe('Answer within 2 hours');
  });

  it('working time between two instants is what the deadline reckons', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.integer({ min: 1, max: 100 * 60 }), (start, length) => {
        const from = AT + start * 60_000;
        const due = workingDeadline(from, length * 60_000, wu);
        expect(workingBetween(from, due, wu)).toBe(length * 60_000);
      }),
      { numRuns: 40 },
    );
  });
});
