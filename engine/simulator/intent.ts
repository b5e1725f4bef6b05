import { letterOf } from '../intent/letter.ts';
import { readIntent } from '../intent/read.ts';
import type { Intent } from '../intent/schema.ts';
import type { RunStart } from '../interpreter/host.ts';
import type { Step } from '../plan/step.ts';
import { writerIn } from '../reply/writer.ts';
import type { Scenario } from './scenario.ts';

/** Reads what a mail wants, with no network. */
export type ReadMail = (raw: Uint8Array) => Intent;

/** By the words of the mail alone: no classifier is at hand where this runs. */
const readPlain: ReadMail = (raw) => readIntent(letterOf(raw, { mailbox: 'sample', receivedAt: 0 }));

/** A scenario that says what the mail wants, and who wrote it, where a policy asks and the scenario does not tell. */
export function withIntent(
  scenario: Scenario,
  sample: unknown,
  runs: readonly RunStart[],
  read: ReadMail = readPlain,
): Scenario {
  if (!(sample instanceof Uint8Array) || !runs.some(({ plan }) => asksIntent(plan.steps))) return scenario;
  const writer = writerIn(sample, { mailbox: 'sample', receivedAt: 0 });
  const told = scenario.effects.map((one) =>
    one.effect === 'intent' ? { ...one, returns: { writer, ...(one.returns as object | undefined) } } : one,
  );
  if (told.some(({ effect }) => effect === 'intent')) return { ...scenario, effects: told };
  return { ...scenario, effects: [...told, { effect: 'intent', returns: { writer, ...read(sample) } }] };
}

/** Whether some step, however deep, asks what the mail wants. */
const asksIntent = (steps: readonly Step[]): boolean => JSON.stringify(steps).includes('"effect":"intent"');
