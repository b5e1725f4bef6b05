/** The default alphabet of GSM 7 bit (3GPP TS 23.038 §6.2.1), and what takes two places there (§6.2.1.1). */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€\f');

/** Places in one message, and in each of several that belong together (3GPP TS 23.040 §9.2.3.24.1): septets, or units of UCS-2. */
const PLACES = { gsm7: { one: 160, each: 153 }, ucs2: { one: 70, each: 67 } } as const;

const isGsm7 = (text: string) => Array.from(text).every((character) => BASIC.has(character) || EXTENDED.has(character));

/** How many messages a text is sent as. */
export function segmentsOf(text: string): number {
  const gsm7 = isGsm7(text);
  const { one, each } = gsm7 ? PLACES.gsm7 : PLACES.ucs2;
  const length = placesOf(text, gsm7);
  return length <= one ? 1 : Math.ceil(length / each);
}

/**
 * A text cut so that it is sent as at most so many messages, between characters; the cut is marked.
 *
 * @param end comes after it and is never cut: a link
 */
export function fitSegments(text: string, segments: number, end = ''): string {
  if (segmentsOf(text + end) <= segments) return text + end;
  const gsm7 = isGsm7(text + end);
  const { one, each } = gsm7 ? PLACES.gsm7 : PLACES.ucs2;
  const tail = (gsm7 ? '...' : '…') + end;
  let left = (segments === 1 ? one : segments * each) - placesOf(tail, gsm7);
  const kept: string[] = [];
  for (const character of text) {
    left -= placesOf(character, gsm7);
    if (left < 0) break;
    kept.push(character);
  }
  return kept.join('').trimEnd() + tail;
}

const placesOf = (text: string, gsm7: boolean) =>
  gsm7 ? text.length + Array.from(text).filter((character) => EXTENDED.has(character)).length : text.length;
