import type { Envelope } from '../../engine/facts/facts.ts';
import type { Intent } from '../../engine/intent/schema.ts';

/** Who reads what a mail wants. Every answer has been held against the mail: see `grounded`. */
export interface IntentProvider {
  read(raw: Uint8Array, envelope: Envelope): Promise<Intent>;
  /**
   * Suggests an answer. Absent where nobody is there to write one.
   *
   * @param drafts earlier answers to mails like it, with all that was of their customers left open
   * @returns undefined where none was had
   */
  word?(raw: Uint8Array, envelope: Envelope, drafts: readonly string[]): Promise<string | undefined>;
}
