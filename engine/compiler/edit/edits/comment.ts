import type { Span } from '../../../plan/span.ts';
import { type Change, cut, put } from '../text/change.ts';
import type { Code } from '../text/code.ts';
import { wrapped } from '../text/insertion.ts';
import type { Page } from '../text/page.ts';
import type { Propose } from './proposal.ts';

export const comment: Propose<'comment'> = (page, { step: id, text }) => {
  const { step, block } = page.step(id);
  const note = step.comment;
  const lines = text === null || text.trim() === '' ? [] : linesOf(text);
  const start = step.span[0];
  if (note) return { changes: rewritten(page, note.span, start, lines), step: id };
  if (lines.length === 0) return { changes: [], step: id };
  const read = page.block(block);
  if (read.block.form === 'single') return { changes: wrapped(page, read, 0, commentAlone(lines)), step: id };
  return { changes: [above(page, start, lines)], step: id };
};

/** Whatever ends a line for JavaScript would end the comment. */
const linesOf = (text: string) => text.trim().split(/\r\n|[\r\n\u2028\u2029]/);

const slashed = (lines: readonly string[]) => lines.map((line) => `// ${line.trim()}`.trimEnd());
const starred = (lines: readonly string[]) => `/* ${lines.join(' ').replaceAll('*/', '* /')} */`;

/** On lines of its own above a statement, or before it on its line. */
function above({ lines }: Page, start: number, words: readonly string[]): Change {
  if (!lines.begins(start)) return put(start, starred(words), ' ');
  const indent = lines.indentOf(start);
  return put(lines.startOf(start), ...slashed(words).flatMap((line) => [indent, line, lines.eol]));
}

function rewritten(page: Page, span: Span, start: number, words: readonly string[]): readonly Change[] {
  const { lines } = page;
  const [from, to] = span;
  const own = lines.begins(from) && lines.ends(to);
  if (words.length === 0) {
    if (own) return [cut(lines.startOf(from), lines.after(to))];
    return [from < start ? cut(from, page.tokenAfter(from)) : cut(lines.backOverSpaces(from), to)];
  }
  const indent = lines.indentOf(from);
  if (own) return [{ span, parts: [slashed(words).join(`${lines.eol}${indent}`)] }];
  if (from < start || !lines.ends(to)) return [{ span, parts: [starred(words)] }];
  if (words.length === 1) return [{ span, parts: slashed(words) }];
  return [above(page, start, words), cut(lines.backOverSpaces(from), to)];
}

/** A comment that braces are put around, with the statement below. */
const commentAlone = (words: readonly string[]): Code => ({
  write: (indent, { eol }) => [slashed(words).join(`${eol}${indent}`)],
  count: 0,
  open: false,
  goesOn: false,
  commentFirst: true,
  commentBelow: false,
  commentLast: true,
});
