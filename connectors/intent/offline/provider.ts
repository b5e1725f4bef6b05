import type { Envelope } from '../../../engine/facts/facts.ts';
import type { Weigh } from '../../../engine/intent/kind/decide.ts';
import { letterOf } from '../../../engine/intent/letter.ts';
import { readIntent } from '../../../engine/intent/read.ts';
import type { Intent } from '../../../engine/intent/schema.ts';
import type { IntentProvider } from '../provider.ts';
import { examplesIn, trained } from './classifier.ts';

let shipped: Weigh | undefined;

/** The classifier of the examples that ship, trained when it is first asked. */
const learned = (): Weigh => {
  shipped ??= trained(examplesIn());
  return shipped;
};

/** Reads a mail on this machine alone: no network, no model to fetch. */
export const readOffline = (raw: Uint8Array, envelope: Envelope): Intent =>
  readIntent(letterOf(raw, envelope), learned());

export const offlineProvider: IntentProvider = {
  read: async (raw, envelope) => readOffline(raw, envelope),
};
