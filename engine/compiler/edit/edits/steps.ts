import type { Span } from '../../../plan/span.ts';
import { Refused } from '../refused.ts';
import { type Change, MARK } from '../text/change.ts';
import { codeOf, expressionAt } from '../text/code.ts';
import { deletion, fallsThrough } from '../text/deletion.ts';
import { bracesAt, insertion } from '../text/insertion.ts';
import type { Neighbours } from '../text/page.ts';
import { expressionIn, given } from '../text/written.ts';
import type { Propose } from './proposal.ts';

export const insert: Propose<'insert'> = (page, edit, file) => {
  const { code, imports } = given(page, edit, file);
  return { changes: insertion(page, edit.into, edit.at, code), imports };
};

export const remove: Propose<'delete'> = (page, edit) => ({ changes: deletion(page, page.several(edit)) });

export const move: Propose<'move'> = (page, edit) => {
  const { into, at } = edit;
  const some = page.several(edit);
  page.block(into);
  if (some.steps.some(({ id }) => into === id || into.startsWith(`${id}.`)))
    throw new Refused('place', 'A step cannot be moved into itself.', '不能将步骤移入其自身。');
  if (into === some.read.block.id && at >= some.from && at <= some.to) return { changes: [], step: edit.step };
  const code = codeOf(page.text, wholeOf(some), nodesOf(some), true);
  return { changes: [...insertion(page, into, at, code), ...deletion(page, some)] };
};

export const duplicate: Propose<'duplicate'> = (page, edit, file) => {
  const some = page.several(edit);
  const [start, end] = wholeOf(some);
  // With its indentation, by which its lines are set right again.
  const text = page.text.slice(page.lines.begins(start) ? page.lines.startOf(start) : start, end);
  const { code } = given(page, { text }, file);
  return { changes: insertion(page, some.read.block.id, some.to, code) };
};

export const replace: Propose<'replace'> = (page, edit, file) => {
  const { node, step, block } = page.step(edit.step);
  const spare = step.bind && step.kind !== 'each' && step.kind !== 'every' ? new Set([step.bind.name]) : undefined;
  const { code, imports } = given(page, edit, file, spare);
  const { lines } = page;
  const [start, end] = step.span;
  const read = page.block(block);
  if (read.block.form === 'single' && (code.count > 1 || !/^(?:await|return|if)\b/.test(edit.text.trim()))) {
    const base = lines.indentOf(start);
    return { changes: [{ span: step.span, parts: bracesAt(page, base, code) }], imports };
  }
  const follows = page.tokenAfter(end);
  const close = !lines.breaks(end, follows) || page.goesOnAt(end);
  const tail = code.commentLast && !lines.ends(end) ? [lines.eol, lines.indentOf(start)] : [];
  const before = read.nodes[read.nodes.indexOf(node) - 1];
  const needed = before && page.needsSemicolon(before, { sameLine: false, goesOn: code.goesOn });
  const semicolon: readonly Change[] = needed ? [{ span: [before.end ?? 0, before.end ?? 0], parts: [';'] }] : [];
  const parts = [MARK, ...code.write(lines.indentOf(start), lines, close), ...tail];
  return { changes: [...semicolon, { span: step.span, parts }], imports };
};

export const wrap: Propose<'wrap'> = (page, edit) => {
  const { lines } = page;
  const some = page.several(edit);
  const { read, steps, to } = some;
  const { node } = expressionIn(edit.text);
  const [start, end] = wholeOf(some);
  const code = codeOf(page.text, [start, end], nodesOf(some), true);
  const base = lines.begins(start) ? lines.indentOf(start) : lines.indentOf(steps[0]!.span[0]);
  const inner = base + lines.unit;
  const head = `if (${expressionAt(expressionIn(edit.text).text, node, base, lines)}) {`;
  const group = (indent: string) => [
    head,
    lines.eol,
    indent + lines.unit,
    ...code.write(indent + lines.unit, lines),
    lines.eol,
    indent,
    '}',
  ];
  if (read.block.form === 'single') {
    const parts = ['{', lines.eol, inner, MARK, ...group(inner), lines.eol, base, '}'];
    return { changes: [{ span: [start, end], parts }], imports: edit.imports };
  }
  const falls = to === read.block.steps.length && fallsThrough(page, read) ? [lines.eol, base, 'break;'] : [];
  const rest = lines.ends(end) ? [] : [lines.eol, base];
  return { changes: [{ span: [start, end], parts: [MARK, ...group(base), ...falls, ...rest] }], imports: edit.imports };
};

export const wholeOf = ({ steps }: Neighbours): Span => [steps[0]!.whole[0], steps.at(-1)!.whole[1]];
export const nodesOf = ({ read, from, to }: Neighbours) => read.nodes.slice(from, to);
