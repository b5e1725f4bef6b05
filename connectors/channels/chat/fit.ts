const ELLIPSIS = '…';
const ELLIPSIS_BYTES = 3;

/** Cut to so many bytes of UTF-8, never within a character; the last is an ellipsis where it was cut. */
export function fitBytes(text: string, max: number): string {
  if (Buffer.byteLength(text) <= max) return text;
  let size = ELLIPSIS_BYTES;
  let end = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > max) break;
    end += character.length;
  }
  return max < ELLIPSIS_BYTES ? '' : `${text.slice(0, end)}${ELLIPSIS}`;
}

/** Cut to so many UTF-16 units: where a service counts "characters" without saying which. */
export function fitUnits(text: string, max: number): string {
  return text.length <= max ? text : `${whole(text.slice(0, max - 1))}${ELLIPSIS}`;
}

/** In pieces of at most so many UTF-16 units; what does not fit into so many pieces is cut. */
export function pieces(text: string, units: number, most: number): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const last = parts.length === most - 1;
    const part = last ? fitUnits(rest, units) : whole(rest.slice(0, units));
    parts.push(part);
    rest = last ? '' : rest.slice(part.length);
  }
  return parts;
}

/** Without half a character at its end. */
const whole = (text: string) => (/[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text);

/** Cut so that it takes so many bytes in JSON, quotes and escapes included. */
export function fitJson(text: string, max: number): string {
  const size = (part: string) => Buffer.byteLength(JSON.stringify(part));
  let fit = fitBytes(text, max);
  while (size(fit) > max) fit = fitBytes(text, Math.floor((Buffer.byteLength(fit) * max) / size(fit)) - 1);
  return fit;
}
