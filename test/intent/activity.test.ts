import { describe, expect, it } from 'vitest';
import type { AnsweredMail } from '../../connectors/store/store.ts';
import type { Envelope } from '../../engine/facts/facts.ts';
import type { Intent } from '../../engine/intent/schema.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { WEEKDAYS } from '../../engine/plan/hours.ts';
import { NOTHING_READ } from '../../engine/reply/told.ts';
import { intent } from '../../workflows/activities/intent.ts';
import { person } from '../roster/people.ts';

const AT = Date.parse('2026-03-10T09:00:00Z');
const HOURS = [{ days: WEEKDAYS.slice(0, 5), from: '09:00', to: '17:00' }];
const MEYER = person('meyer', { zone: 'Europe/Berlin', language: 'en', hours: HOURS });
const performing = (event: string, policy: string, ...args: Value[]) => ({ key: policy, event, policy, args, at: AT });

/** A store of one mail, and a reader that counts how often it is asked. */
function stand(answers: (() => Intent)[], answered: readonly AnsweredMail[] = []) {
  let asked = 0;
  const noted: unknown[] = [];
  const store = {
    events: {
      get: async (id: string) => (id === 'e' ? { mail: 'm', envelope: { mailbox: 'x', receivedAt: AT } } : undefined),
    },
    mails: { read: async () => new Uint8Array() },
    answers: { since: async () => answered, note: async (reading: unknown) => noted.push(reading) },
    absences: { list: async () => [] },
    overrides: { list: async () => [] },
  };
  const intents = {
    read: async (_raw: Uint8Array, _envelope: Envelope) => {
      const answer = answers[Math.min(asked, answers.length - 1)]!;
      asked++;
      return answer();
    },
  };
  const people = () => ({ meyer: MEYER });
  return { perform: intent({ store, intents, people } as never), asked: () => asked, noted };
}

describe('what a mail wants', () => {
  it('is read once, however many policies ask', async () => {
    const { perform, asked } = stand([() => ({ ...NOTHING_READ, kind: 'inquiry', delayDays: 3 })]);
    const answers = await Promise.all([perform(performing('e', 'a')), perform(performing('e', 'b'))]);
    expect(answers).toEqual([answers[0], answers[0]]);
    expect(answers[0]).toMatchObject({ kind: 'inquiry', delayDays: 3 });
    expect(asked()).toBe(1);
  });

  it('is to be answered as the mail says, or else as the policy does', async () => {
    const stated = stand([() => ({ ...NOTHING_READ, replyBy: '2026-03-10T12:00:00Z' })]);
    expect(await stated.perform(performing('e', 'a', '8h'))).toMatchObject({ replyBy: '2026-03-10T12:00:00Z' });
    const silent = stand([() => NOTHING_READ]);
    expect(await silent.perform(performing('e', 'a', '8h'))).toMatchObject({ replyBy: '2026-03-10T17:00:00Z' });
    expect(await silent.perform(performing('e', 'a'))).toMatchObject({ replyBy: '2026-03-11T09:00:00Z' });
  });

  it('is to be answered as soon as such mails were, in the working hours of whoever must', async () => {
    const answered = [1, 2, 3, 4, 5, 6].map((week): AnsweredMail => {
      const receivedAt = AT - week * 7 * 86_400_000;
      const reading = { kind: 'other', language: 'en', customer: '' };
      return { event: `e${week}`, mail: 'm', receivedAt, answeredAt: receivedAt + 3_600_000, reading };
    });
    const { perform, noted } = stand([() => NOTHING_READ], [...answered, ...answered]);
    const at = Date.parse('2026-03-10T20:00:00Z');
    const answer = await perform({ ...performing('e', 'a', '8h', { who: 'meyer' }), at });
    expect(answer).toMatchObject({ replyWithin: 'PT1H', replyBy: '2026-03-11T09:00:00Z' });
    expect((answer as { replyBecause: string }).replyBecause).toContain('the last 12 other mails');
    expect(noted).toEqual([{ event: 'e', kind: 'other', language: 'und', customer: '' }]);
  });

  it('reads answered mails that nobody had read, once', async () => {
    const { perform, noted } = stand([() => NOTHING_READ], [{ event: 'old', mail: 'm', receivedAt: 0, answeredAt: 9 }]);
    await perform(performing('e', 'a'));
    await perform(performing('e', 'a'));
    expect(noted).toContainEqual({ event: 'old', kind: 'other', language: 'und', customer: '' });
    expect(noted).toHaveLength(2);
  });

  it('is asked for again after a failure, and has no answer for a mail that is gone', async () => {
    const { perform } = stand([
      () => {
        throw new Error('away');
      },
      () => NOTHING_READ,
    ]);
    await expect(perform(performing('e', 'a'))).rejects.toThrow('away');
    expect(await perform(performing('e', 'a'))).toMatchObject({ kind: 'other' });
    await expect(perform(performing('gone', 'a'))).rejects.toThrow('not in the store any more');
  });
});
