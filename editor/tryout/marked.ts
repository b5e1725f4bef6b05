import type { Explained } from './work/explained.ts';
import type { Verdict } from './work/messages.ts';

/** A piece of a text; `found`: what was found there, and which policies looked for it. */
export interface Piece {
  readonly text: string;
  readonly found?: { readonly phrase: string | undefined; readonly policies: readonly string[] } | undefined;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly phrase: string | undefined;
  readonly policy: string;
}

/** A fact's text in pieces, with what conditions found in it. Where findings lie over each other, the first one has the place. */
export function markedText(text: string, path: string, verdicts: readonly Verdict[]): readonly Piece[] {
  const marks = verdicts
    .flatMap(({ policy, explained }) => (explained ? marksIn(explained, path, policy) : []))
    .filter(({ start, end }) => start < end && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, phrase } of marks) {
    if (start < at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start) });
    const policies = marks.filter((one) => one.start === start && one.end === end).map(({ policy }) => policy);
    pieces.push({ text: text.slice(start, end), found: { phrase, policies: [...new Set(policies)] } });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

const marksIn = ({ found, of }: Explained, path: string, policy: string): readonly Mark[] => [
  ...found.filter((one) => one.in === path).map(({ start, end, phrase }) => ({ start, end, phrase, policy })),
  ...of.flatMap((part) => marksIn(part, path, policy)),
];
