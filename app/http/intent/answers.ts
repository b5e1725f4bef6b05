/**
 * What is answered below /api/intent, for the editor: it imports types from here and nowhere else.
 */
import type { Intent } from '../../../engine/intent/schema.ts';

/** What was read of a mail. */
export interface IntentRead {
  /** Quotes count in it: subject, blank line, new part. */
  readonly text: string;
  readonly intent: Intent;
  /** What somebody said that it was. */
  readonly corrected?: { readonly kind: string; readonly by: string } | undefined;
}
