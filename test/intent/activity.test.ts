import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../engine/facts/facts.ts';
import type { Intent } from '../../engine/intent/schema.ts';
import { NOTHING_READ } from '../../engine/intent/told.ts';
import { intent } from '../../workflows/activities/intent.ts';

const AT = Date.parse('2026-03-10T09:00:00Z');
const performing = (event: string, policy: string, ...args: string[]) => ({ key: policy, event, policy, args, at: AT });

/** A store of one mail, and a reader that counts how often it is asked. */
function stand(answers: (() => Intent)[]) {
  let asked = 0;
  const store = {
    events: {
      get: async (id: string) => (id === 'e' ? { mail: 'm', envelope: { mailbox: 'x', receivedAt: AT } } : undefined),
    },
    mails: { read: async () => new Uint8Array() },
  };
  const intents = {
    read: async (_raw: Uint8Array, _envelope: Envelope) => {
      const answer = answers[Math.min(asked, answers.length - 1)]!;
      asked++;
      return answer();
    },
  };
  return { perform: intent({ store, intents } as never), asked: () => asked };
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
