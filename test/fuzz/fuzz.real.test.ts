import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MailIntake } from '../../app/intake/intake.ts';
import { openStore } from '../../connectors/store/open.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { eventId, keyOf, occurrenceId } from '../../workflows/key.ts';
import * as shipped from '../rules/shipped.ts';
import { type Judged, judge } from './judge.ts';
import { Mutator } from './mutate.ts';

const SEED = 20_260_708;
const JUDGED = 400;
const TAKEN = 50;
// the samples alone: the same mails wherever this runs
const mutator = new Mutator(shipped.mails, SEED);

describe('mutated mails', () => {
  it('are judged, each within a second, or it is said what could not be read', () => {
    const all: Judged[] = Array.from({ length: JUDGED }, (_, number) => judge(mutator.make(number)));
    const count = (test: (judged: Judged) => boolean) => all.filter(test).length;
    console.log(
      `${JUDGED} mutated mails: ${count(({ matched }) => matched > 0)} start a policy, ${count(({ problems }) => problems > 0)} have problems`,
    );
    expect(Math.max(...all.map(({ took }) => took))).toBeLessThan(1_000);
    expect(count(({ failed }) => failed > 0)).toBe(0);
    expect(count(({ matched }) => matched > 0)).toBeGreaterThan(JUDGED / 10);
    for (const { problems, matched } of all) if (problems) expect(matched).toBeGreaterThan(0);
  });

  it('are taken in, none lost', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'posthorn-fuzz-'));
    const store = await openStore({ dir });
    const key = keyOf(new Uint8Array(32).fill(7));
    const index = buildIndex(shipped.ruleset);
    const intake = new MailIntake({
      store,
      durable: { start: async () => {} },
      teller: { tell: async () => true },
      rules: () => ({ ruleset: shipped.ruleset, index }),
      eventId: (identity) => eventId(key, identity),
      occurrenceId: (kind, about) => occurrenceId(key, kind, about),
      isOurs: () => false,
      hold: 0,
      warn: () => {},
    });
    const ids = new Set<string>();
    for (let number = 0; number < TAKEN; number++) {
      const envelope = { mailbox: `box${number}`, receivedAt: Date.parse('2026-07-08T01:00:00Z') };
      const { id, handed } = await intake.take({ raw: mutator.make(number), envelope, source: 'imap' });
      await handed;
      ids.add(id);
      expect((await store.events.arrival(id, envelope.mailbox))?.state).toMatch(/^(?:started|unmatched)$/);
    }
    await intake.stop();
    await store.close();
    rmSync(dir, { recursive: true });
    expect(ids.size).toBeGreaterThan(TAKEN / 2);
  });
});
