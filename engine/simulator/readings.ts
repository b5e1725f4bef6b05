import type { RunStart } from '../interpreter/host.ts';
import type { Step } from '../plan/step.ts';
import type { Draft } from '../quote/draft.ts';
import { type ReadMail, withIntent } from './intent.ts';
import type { Scenario } from './scenario.ts';

/** Who answers what policies ask about a mail, with no network. */
export interface Readers {
  /** What the mail wants. Absent: by its words alone, without a classifier. */
  readonly intent?: ReadMail | undefined;
  /** What a stock list says to it. Absent: there is none. */
  readonly quote?: ((raw: Uint8Array) => Draft) | undefined;
}

/** A scenario that says what the mail wants and what the stock list has, where a policy asks and the scenario does not tell. */
export function withReadings(
  scenario: Scenario,
  sample: unknown,
  runs: readonly RunStart[],
  { intent, quote }: Readers = {},
): Scenario {
  const read = withIntent(scenario, sample, runs, intent);
  const isTold = read.effects.some(({ effect }) => effect === 'quote');
  if (!quote || isTold || !(sample instanceof Uint8Array) || !runs.some(({ plan }) => asksQuote(plan.steps)))
    return read;
  const returns = quote(sample) as unknown as Scenario['effects'][number]['returns'];
  return { ...read, effects: [...read.effects, { effect: 'quote', returns }] };
}

/** Whether some step, however deep, asks for a quote. */
const asksQuote = (steps: readonly Step[]): boolean => JSON.stringify(steps).includes('"effect":"quote"');
