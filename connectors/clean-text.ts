/** Controls, and the separators that some readers take for line ends. */
const LINE_BREAKERS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const CONTROLS_IN_TEXT = /[^\P{Cc}\n\t]/gu;
/** Embeddings, overrides and isolates: they make a line read otherwise than it is. Letters of their own direction need none. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that anybody may have written, as one line: no control characters, nothing that reorders what stands around it.
 *
 * @param max in Unicode characters, of which the last is an ellipsis where the text was cut
 */
export function oneLine(text: string, max: number): string {
  const clean = beginning(text, max).toWellFormed().replace(BIDI_CONTROLS, '').replace(LINE_BREAKERS, ' ');
  return cut(clean.trim(), max);
}

/** Lines ended by LF alone, with tabs as they are. @param max as in {@link oneLine} */
export function paragraphs(text: string, max: number): string {
  const lines = beginning(text, max)
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n');
  return cut(lines.replace(BIDI_CONTROLS, '').replace(CONTROLS_IN_TEXT, ''), max);
}

/** All that can matter for the first `max` characters, so that a text of megabytes costs nothing. */
const beginning = (text: string, max: number) => text.slice(0, 4 * max + 1);

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}
