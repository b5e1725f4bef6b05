import type { IfStatement, Statement, SwitchStatement, TryStatement } from '@babel/types';
import type { ReadBlock } from '../outline/reading.ts';
import { Refused } from '../refused.ts';
import { type Change, MARK, type Part, put } from './change.ts';
import type { Code } from './code.ts';
import { indented } from './code.ts';
import type { Page } from './page.ts';

/** Puts statements before the step `at` of a block, or behind its last one. @throws Refused where none can stand */
export function insertion(page: Page, id: string, at: number, code: Code): readonly Change[] {
  const read = page.block(id);
  const { steps, form } = read.block;
  if (!Number.isInteger(at) || at < 0 || at > steps.length)
    throw new Refused(
      'missing',
      `The place has ${steps.length} steps, so nothing can stand at ${at}.`,
      `此处有 ${steps.length} 个步骤，无法放在位置 ${at}。`,
    );
  if (steps[at - 1]?.kind === 'return')
    throw new Refused('place', 'Nothing behind a `return` is reached.', '`return` 之后的步骤不会执行。');
  if (form === 'absent') return written(page, read, code);
  if (form === 'single') return wrapped(page, read, at, code);
  if (steps.length === 0) return first(page, read, code);
  return at === 0 ? before(page, read, 0, code) : behind(page, read, at, code);
}

/** On a line of its own above a step, or before it on its line. */
function before(page: Page, read: ReadBlock, at: number, code: Code): readonly Change[] {
  const { lines } = page;
  const [start] = read.block.steps[at]!.whole;
  if (lines.begins(start)) {
    const indent = lines.indentOf(start);
    const head = lines.startOf(start);
    const close = page.goesOnAt(start);
    const gap = code.commentBelow ? lines.eol : '';
    return [put(head, indent, MARK, ...code.write(indent, lines, close), lines.eol, gap)];
  }
  const opening = read.block.span[0];
  const indent = lines.indentOf(opening) + lines.unit;
  return [
    put(opening, ...parted(page, code, indent), MARK, ...code.write(indent, lines, true), ...ended(page, code, start)),
  ];
}

/** On a line of its own below a step, or behind it on its line. */
function behind(page: Page, read: ReadBlock, at: number, code: Code): readonly Change[] {
  const { lines } = page;
  const [step, next] = [read.block.steps[at - 1]!, read.block.steps[at]];
  const node = read.nodes[at - 1];
  const end = step.whole[1];
  if (!lines.ends(end)) return beside(page, read, at, code);
  const below = lines.breaks(step.span[1], end);
  // A comment that touches the step from below would touch what comes there.
  if (below && next) return [...closing(page, node, code), ...before(page, read, at, code)];
  const indent = lines.begins(step.span[0])
    ? lines.indentOf(step.span[0])
    : lines.indentOf(read.block.span[0]) + lines.unit;
  const close = next !== undefined && page.goesOnAt(step.whole[1]);
  const gap = below ? lines.eol : '';
  const line = lines.endOf(end);
  const under = code.commentBelow && next && !lines.isBlank(lines.after(end)) ? lines.eol : '';
  return [
    ...closing(page, node, code),
    put(line, gap, lines.eol, indent, MARK, ...code.write(indent, lines, close), under),
  ];
}

/** A statement without semicolon is given one where the new line would go on with it. */
function closing(page: Page, node: Statement | undefined, code: Code): readonly Change[] {
  const needed = page.needsSemicolon(node, { sameLine: false, goesOn: code.goesOn });
  return needed && node ? [put(node.end ?? 0, ';')] : [];
}

function beside(page: Page, read: ReadBlock, at: number, code: Code): readonly Change[] {
  const { lines } = page;
  const node = read.nodes[at - 1];
  const [, end] = read.block.steps[at - 1]!.whole;
  const indent = lines.indentOf(end);
  const needed = page.needsSemicolon(node, { sameLine: true, goesOn: code.goesOn });
  return [
    ...(needed && node ? [put(node.end ?? 0, ';')] : []),
    put(end, ...parted(page, code, indent), MARK, ...code.write(indent, lines, true), ...ended(page, code, end)),
  ];
}

/** On the same line, unless a comment begins it. */
const parted = ({ lines }: Page, { commentFirst }: Code, indent: string): readonly Part[] =>
  commentFirst ? [lines.eol, indent] : [' '];

/** Nothing can follow a `//` comment on its line. */
const ended = ({ lines }: Page, { commentLast }: Code, at: number): readonly Part[] =>
  commentLast ? [lines.eol, lines.indentOf(at)] : [];

/** The first step of a block in braces, or of a `case`. */
function first(page: Page, { block, owner }: ReadBlock, code: Code): readonly Change[] {
  const { lines, text, reading } = page;
  const [start, end] = block.span;
  if (block.form === 'case') return firstOfCase(page, block.span, owner as SwitchStatement, code);
  const base = lines.indentOf(start);
  const indent = base + lines.unit;
  const comments = reading.reader.comments.between(start, end);
  const last = comments.at(-1)?.[1];
  if (last === undefined) {
    if (!lines.breaks(start, end)) {
      // A `break` may stand on the line: braces of a `case`.
      const tail = text[end] === '}' ? [lines.eol, base] : [lines.eol, indent];
      return [{ span: [start, end], parts: [lines.eol, indent, MARK, ...code.write(indent, lines), ...tail] }];
    }
    return [put(lines.endOf(start), lines.eol, indent, MARK, ...code.write(indent, lines))];
  }
  // A comment that stands there alone belongs to nobody, and does not begin to.
  if (!lines.breaks(last, end))
    return [put(last, lines.eol, lines.eol, indent, MARK, ...code.write(indent, lines), lines.eol, base)];
  const gap = lines.breaks(start, comments[0]![0]) ? lines.eol : '';
  return [put(lines.endOf(last), gap, lines.eol, indent, MARK, ...code.write(indent, lines))];
}

function firstOfCase(
  page: Page,
  [start]: readonly [number, number],
  owner: SwitchStatement,
  code: Code,
): readonly Change[] {
  const { lines } = page;
  const label = owner.cases.findLast((one) => (one.start ?? 0) < start);
  const indent = lines.indentOf(label?.start ?? start) + lines.unit;
  if (lines.ends(start)) return [put(lines.endOf(start), lines.eol, indent, MARK, ...code.write(indent, lines))];
  return [
    put(start, ...parted(page, code, indent), MARK, ...code.write(indent, lines, true), ...ended(page, code, start)),
  ];
}

/** A single statement gets braces, and a line of its own. */
export function wrapped(
  page: Page,
  { nodes: [node] }: ReadBlock,
  at: number,
  code: Code | undefined,
): readonly Change[] {
  const { lines, text } = page;
  if (!node) return [];
  const [start, end] = [node.start ?? 0, node.end ?? 0];
  const token = page.tokenBefore(start);
  const space = lines.backOverBlank(start);
  const base = lines.indentOf(lines.begins(start) ? token : start);
  const indent = base + lines.unit;
  const by = indent.slice(lines.indentOf(start).length);
  const [above, below]: readonly (readonly Part[])[] = [
    at === 0 && code ? [MARK, ...code.write(indent, lines, true), lines.eol, indent] : [],
    at > 0 && code ? [lines.eol, indent, MARK, ...code.write(indent, lines)] : [],
  ];
  const opened: readonly Change[] =
    space === token
      ? [{ span: [token, start], parts: [' {', lines.eol, indent, ...above!] }]
      : [put(token, ' {'), { span: [space, start], parts: [lines.eol, indent, ...above!] }];
  const semicolon = at > 0 && code && page.needsSemicolon(node, { sameLine: false, goesOn: code.goesOn }) ? ';' : '';
  const closed = put(end, semicolon, ...below!, lines.eol, base, '}');
  return [...opened, ...(by === '' ? [] : indented(text, node, by)), closed];
}

/** An exit that nobody wrote: its words, and the braces around its first steps. @param code none for an empty exit */
export function written(page: Page, { block, owner }: ReadBlock, code: Code | undefined): readonly Change[] {
  const name = block.id.slice(block.id.lastIndexOf('.') + 1);
  if (name === 'default') return writtenDefault(page, owner as SwitchStatement, code);
  if (name === 'catch' || name === 'finally') {
    const { block: body, handler } = owner as TryStatement;
    const end = (name === 'finally' && handler ? handler.end : body.end) ?? 0;
    return [put(end, ` ${name} `, ...braced(page, end, code))];
  }
  return writtenElse(page, owner as IfStatement, code);
}

function writtenElse(page: Page, { consequent }: IfStatement, code: Code | undefined): readonly Change[] {
  const end = consequent.end ?? 0;
  const added = put(end, ' else ', ...braced(page, end, code));
  if (consequent.type === 'BlockStatement') return [added];
  const then = [...page.reading.reader.blocks.values()].find(
    ({ nodes, block }) => block.form === 'single' && nodes[0] === consequent,
  );
  if (!then) return [added];
  const wrapping = wrapped(page, then, 0, undefined);
  const base = page.lines.indentOf(page.tokenBefore(consequent.start ?? 0));
  return [...wrapping, put(end, ' else ', ...bracesAt(page, base, code))];
}

/** `{`, the code on lines of its own, `}`. @param at a place on the line whose indentation the braces have */
const braced = (page: Page, at: number, code: Code | undefined) => bracesAt(page, page.lines.indentOf(at), code);

export function bracesAt({ lines }: Page, base: string, code: Code | undefined): readonly Part[] {
  const indent = base + lines.unit;
  return ['{', ...(code ? [lines.eol, indent, MARK, ...code.write(indent, lines)] : []), lines.eol, base, '}'];
}

function writtenDefault(page: Page, owner: SwitchStatement, code: Code | undefined): readonly Change[] {
  return newWay(page, owner, 'default:', code);
}

/** A `case` or `default` at the end of a switch; what stood there last ends by itself from then on. */
export function newWay(page: Page, owner: SwitchStatement, label: string, code: Code | undefined): readonly Change[] {
  const { lines } = page;
  const end = (owner.end ?? 0) - 1;
  const last = owner.cases.at(-1);
  const base = lines.indentOf(end);
  const indent = last ? lines.indentOf(last.start ?? 0) : base + lines.unit;
  const inner = indent + lines.unit;
  const ending = label === 'default:' ? [] : [lines.eol, inner, 'break;'];
  const body = code ? [lines.eol, inner, MARK, ...code.write(inner, lines)] : [];
  if (!lines.begins(end)) {
    const space = lines.backOverBlank(end);
    return [
      ...lastWayEnds(page, owner),
      { span: [space, end], parts: [lines.eol, indent, label, ...body, ...ending, lines.eol, base] },
    ];
  }
  const head = lines.startOf(end);
  return [...lastWayEnds(page, owner), put(head, indent, label, ...body, ...ending, lines.eol)];
}

/** A last case may go without `break`; one that is followed may not. */
function lastWayEnds(page: Page, owner: SwitchStatement): readonly Change[] {
  const read = [...page.reading.reader.blocks.values()].filter(
    (one) => one.owner === owner && one.block.form !== 'absent',
  );
  const last = read.toSorted((a, b) => a.block.span[0] - b.block.span[0]).at(-1);
  if (!last || endsItself(page, last)) return [];
  return breakAt(page, last);
}

/** Whether a case ends by `break` or `return`. */
export function endsItself(page: Page, { block, nodes }: ReadBlock): boolean {
  if (page.text.startsWith('break', page.tokenAfter(block.span[1]))) return true;
  return nodes.length > 0 && leaves(nodes.at(-1)!);
}

function leaves(node: Statement): boolean {
  if (node.type === 'ReturnStatement') return true;
  if (node.type === 'BlockStatement') return node.body.length > 0 && leaves(node.body.at(-1)!);
  return node.type === 'IfStatement' && leaves(node.consequent) && node.alternate != null && leaves(node.alternate);
}

/** `break;` behind the last step of a case. @param count how many of its steps stay */
export function breakAt(page: Page, { block, owner }: ReadBlock, count = block.steps.length): readonly Change[] {
  const { lines } = page;
  const last = block.steps[count - 1];
  const at = last ? last.whole[1] : block.span[0];
  const label = (owner as SwitchStatement).cases.findLast((one) => (one.start ?? 0) < at);
  const indent =
    last && lines.begins(last.span[0]) ? lines.indentOf(last.span[0]) : lines.indentOf(label?.start ?? at) + lines.unit;
  if (lines.ends(at) || at === block.span[1]) return [put(at, lines.eol, indent, 'break;')];
  return [put(at, ' break;')];
}
