import type { IntentRead } from '../../../app/http/intent/answers.ts';

/** A piece of a mail; `fields`: what was read of it there. */
export interface ProvedPiece {
  readonly text: string;
  readonly fields: readonly string[];
}

/** The mail in pieces, with the words that prove what was read. Where they lie over each other, the first has the place. */
export function provedText({ text, intent }: IntentRead): readonly ProvedPiece[] {
  const marks = Object.entries(intent.evidence)
    .map(([field, { start, end }]) => ({ field, start, end }))
    .filter(({ start, end }) => start < end && end <= text.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: ProvedPiece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), fields: [] });
    const fields = marks.filter((one) => one.start < end && start < one.end).map(({ field }) => field);
    pieces.push({ text: text.slice(start, end), fields });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), fields: [] });
  return pieces;
}
