/** Width of every step. */
export const WIDTH = 272;
/** Of `end`, `join` and what else is no step. */
export const SMALL = { width: 132, height: 28 } as const;
/** Between two boxes, with room for a `+`. */
export const STRIDE = 40;
/** From a box to the line on which its ways part, and from there to their words and their first place for a step. */
export const FORK = { bus: 12, label: 26, room: 36 } as const;
/** From where the last way ends to where all meet. */
export const MEET = 8;
export const BETWEEN = 32;
/** Width of a way that has no steps. */
export const BARE = 132;
export const FRAME = 16;

const PADDING = 9;
const TITLE = 20;
const DETAIL = 17;
const NOTE = 17;
/** What text has of {@link WIDTH}, beside the icon and the margins. */
const TEXT_WIDTH = 212;
const NOTE_WIDTH = 236;
const MOST_LINES = 3;

/** Letters that are as wide as high: Chinese, Japanese, Korean, and their signs (UAX 11). */
const isWide = (code: number): boolean =>
  code >= 0x1100 &&
  (code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60));

/** About how wide a text is set at 12 px: a layout that had to ask the browser would be neither quick nor the same everywhere. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    width += code >= 0x41 && code <= 0x5a ? 8.2 : isWide(code) ? 12.2 : 6.5;
  }
  return width;
}

const linesOf = (text: string, width: number) =>
  text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(widthOf(line) / width)))
    .reduce((sum, lines) => sum + lines, 0);

/** What a box says, in a headline and one text below. */
export interface Said {
  readonly title: string;
  readonly detail?: string | undefined;
}

/** In how many lines it is set: what is longer is cut. */
export const setIn = ({ title, detail }: Said) => ({
  title: Math.min(2, linesOf(title, TEXT_WIDTH / 1.09)),
  detail: detail ? Math.min(MOST_LINES, linesOf(detail, TEXT_WIDTH)) : 0,
});

export function heightOf(said: Said): number {
  const lines = setIn(said);
  const height = 2 * PADDING + lines.title * TITLE + lines.detail * DETAIL;
  return Math.ceil(height / 2) * 2;
}

export const noteLines = (text: string): number => Math.min(MOST_LINES, linesOf(text, NOTE_WIDTH));

export const noteHeight = (text: string): number => noteLines(text) * NOTE + 12;
