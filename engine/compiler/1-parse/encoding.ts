import type { Span } from '../../plan/span.ts';

/**
 * The first U+FFFD of a text: what a decoder of UTF-8 puts where bytes are none, as in a file that an editor saved in GB18030.
 * Read on, its phrases would be others than those the writer sees.
 */
export function lostCharacter(text: string): Span | undefined {
  const at = text.indexOf('\uFFFD');
  return at === -1 ? undefined : [at, at + 1];
}
