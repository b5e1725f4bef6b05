import type { Envelope } from '../../engine/facts/facts.ts';
import type { Intent } from '../../engine/intent/schema.ts';

/** Who reads what a mail wants. Every answer has been held against the mail: see `grounded`. */
export interface IntentProvider {
  read(raw: Uint8Array, envelope: Envelope): Promise<Intent>;
}
