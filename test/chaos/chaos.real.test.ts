import { expect, it } from 'vitest';
import type { StoreKind } from './options.ts';
import { report } from './report.ts';
import { chaos } from './run.ts';

const LIMIT_MS = 400_000;

it.each<StoreKind>(['sqlite', 'postgres'])(
  'kill -9, 20 times at random among all processes while 200 mails come in, on %s: nothing lost, nobody told twice, every deadline kept',
  async (store) => {
    const seed = Number(process.env.POSTHORN_SEED ?? Date.now() % 1_000_000);
    const outcome = await chaos(
      { store, mails: 200, kills: 20, seed, minutes: 5 },
      () => {},
      AbortSignal.timeout(LIMIT_MS),
    );
    console.log(report(outcome));
    expect(outcome.faults).toEqual([]);
    expect([...outcome.kills.values()].reduce((sum, times) => sum + times, 0)).toBe(20);
    expect(outcome.counts.mails).toBe(200);
    // One for each mail, and those after deadlines; how many of these pass is left to chance.
    expect(outcome.counts.alerts).toBeGreaterThan(250);
    expect(outcome.counts['deadlines that were met']).toBeGreaterThan(0);
    expect(outcome.counts['deadlines that passed']).toBeGreaterThan(0);
  },
  LIMIT_MS + 60_000,
);
