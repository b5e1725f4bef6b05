import type { IfStatement, SwitchStatement, TryStatement } from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import type { ReadBlock } from '../outline/reading.ts';
import { type Change, cut, put } from './change.ts';
import { breakAt } from './insertion.ts';
import type { Neighbours, Page } from './page.ts';
import { lacksSemicolon } from './statement.ts';

/** Takes neighbours away with the comments that belong to them, and the exit whose last steps they were, where that says nothing without. */
export function deletion(page: Page, { read, from, to, steps }: Neighbours): readonly Change[] {
  const { block } = read;
  const whole: Span = [steps[0]!.whole[0], steps.at(-1)!.whole[1]];
  const all = steps.length === block.steps.length;
  if (block.form === 'single') return withoutSingle(page, read);
  if (all && !hasOther(page, block.span, whole)) {
    const exit = exitSpan(page, read);
    if (exit) return [cut(...exit)];
    if (block.form === 'braces' && page.text[block.span[1]] === '}') return [cut(...block.span)];
  }
  const gone = stretch(page, read, whole, to === block.steps.length);
  return [...semicolonBefore(page, read, from, gone), cut(...gone), ...ending(page, read, from, to)];
}

/** Comments of nobody. */
const hasOther = ({ reading }: Page, inside: Span, whole: Span): boolean =>
  reading.reader.comments.between(...inside).some(([start]) => start < whole[0] || start >= whole[1]);

/** The whole of an `else`, a `finally` or a `default`. */
export function exitSpan(page: Page, { block, owner }: ReadBlock): Span | undefined {
  const name = block.id.slice(block.id.lastIndexOf('.') + 1);
  if (owner?.type === 'IfStatement') return elseSpan(block.span, owner);
  if (owner?.type === 'TryStatement' && name === 'finally') return finallySpan(owner);
  if (owner?.type === 'SwitchStatement' && name === 'default') return waySpan(page, block.span, owner, true);
  return undefined;
}

function elseSpan([start]: Span, { consequent, alternate }: IfStatement): Span | undefined {
  return alternate && start >= (alternate.start ?? 0) ? [consequent.end ?? 0, alternate.end ?? 0] : undefined;
}

const finallySpan = ({ handler, finalizer }: TryStatement): Span | undefined =>
  handler && finalizer ? [handler.end ?? 0, finalizer.end ?? 0] : undefined;

/** The lines of a case, its labels included. @param alone only where it has one label */
export function waySpan(page: Page, [start]: Span, { cases }: SwitchStatement, alone = false): Span | undefined {
  const { lines } = page;
  const last = cases.findLastIndex((one) => (one.start ?? 0) < start);
  let first = last;
  while (first > 0 && cases[first - 1]!.consequent.length === 0) first--;
  if (last < 0 || (alone && first !== last)) return undefined;
  const [from, to] = [cases[first]!.start ?? 0, cases[last]!.end ?? 0];
  if (lines.begins(from) && lines.ends(to)) return [lines.startOf(from), lines.after(to)];
  return [lines.backOverSpaces(from), to];
}

/** An `else if`, or what stands behind `if (…)` without braces. */
function withoutSingle(page: Page, read: ReadBlock): readonly Change[] {
  const exit = exitSpan(page, read);
  const [node] = read.nodes;
  if (exit) return [cut(...exit)];
  return node ? [{ span: [node.start ?? 0, node.end ?? 0], parts: ['{}'] }] : [];
}

/** The lines of what goes, or its place on a line that it shares. */
function stretch({ lines, text }: Page, { block }: ReadBlock, [start, end]: Span, last: boolean): Span {
  const [begins, ends] = [lines.begins(start), lines.ends(end)];
  if (begins && ends) {
    const [head, tail] = [lines.startOf(start), lines.after(end)];
    const above = head > block.span[0] && lines.isBlank(lines.above(head));
    if (!above) return [head, tail];
    // Of two blank lines that would meet one goes; so does one before the end of the block.
    if (tail < text.length && lines.isBlank(tail)) return [head, lines.after(tail)];
    const closes = last && text.slice(tail, block.span[1]).trim() === '' && lines.startOf(block.span[1]) === tail;
    return closes ? [lines.startOf(lines.above(head)), tail] : [head, tail];
  }
  if (begins) return [start, lines.overSpaces(end)];
  return [lines.backOverSpaces(start), end];
}

/** What stood before has no semicolon, and would go on with what comes then. */
function semicolonBefore(page: Page, { nodes }: ReadBlock, from: number, [, end]: Span): readonly Change[] {
  const node = nodes[from - 1];
  if (!node || !lacksSemicolon(node, page.text)) return [];
  return page.goesOnAt(end) ? [put(node.end ?? 0, ';')] : [];
}

/** A case that ended by what goes ends by `break` from then on. */
const ending = (page: Page, read: ReadBlock, from: number, to: number): readonly Change[] =>
  to === read.block.steps.length && fallsThrough(page, read) ? breakAt(page, read, from) : [];

/** Whether a case ends by its last step alone, and another one follows. */
export function fallsThrough(page: Page, { block, nodes, owner }: ReadBlock): boolean {
  if (owner?.type !== 'SwitchStatement' || nodes.at(-1)?.type !== 'ReturnStatement') return false;
  const ways = [...page.reading.reader.blocks.values()].filter((one) => one.owner === owner);
  const isLast = !ways.some((one) => one.block.form !== 'absent' && one.block.span[0] > block.span[0]);
  return !isLast && !page.text.startsWith('break', page.tokenAfter(block.span[1]));
}
