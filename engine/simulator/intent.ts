import { letterOf } from '../intent/letter.ts';
import { readIntent } from '../intent/read.ts';
import type { Intent } from '../intent/schema.ts';
import type { RunStart } from '../interpreter/host.ts';
import type { Step } from '../plan/step.ts';
import type { Scenario } from './scenario.ts';

/** Reads what a mail wants, with no network. */
export type ReadMail = (raw: Uint8Array) => Intent;

/** By the words of the mail alone: no classifier is at hand where this runs. */
const readPlain: ReadMail = (raw) => readIntent(letterOf(raw, { mailbox: 'sample', receivedAt: 0 }));

/** A scenario that says what the mail wants, where a policy asks and the scenario does not tell. */
export function withIntent(
  scenario: Scenario,
  sample: unknown,
  runs: readonly RunStart[],
  read: ReadMail = readPlain,
): Scenario {
  const isTold = scenario.effects.some(({ effect }) => effect === 'intent');
  if (isTold || !(sample instanceof Uint8Array) || !runs.some(({ plan }) => asksIntent(plan.steps))) return scenario;
  return { ...scenario, effects: [...scenario.effects, { effect: 'intent', returns: read(sample) }] };
}

/** Whether some step, however deep, asks what the mail wants. */
const asksIntent = (steps: readonly Step[]): boolean => JSON.stringify(steps).includes('"effect":"intent"');
