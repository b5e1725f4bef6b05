import type { Node, Statement } from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import type { Change, Part } from './change.ts';
import { Lines, unitOf } from './lines.ts';
import { goesOn, lacksSemicolon, textsIn } from './statement.ts';

/** Statements that are put somewhere, in whatever indentation and line ends the place has. */
export interface Code {
  /**
   * @param indent of all lines but the first, which stands where it is put
   * @param close whether the last statement is given the semicolon that it lacks
   */
  readonly write: (indent: string, to: Lines, close?: boolean) => readonly Part[];
  readonly count: number;
  /** Its last statement has no semicolon. */
  readonly open: boolean;
  /** Its first statement would go on with one before it that has none. */
  readonly goesOn: boolean;
  /** It begins with a comment, which would belong to something else on a line that has begun. */
  readonly commentFirst: boolean;
  /** It ends with a comment on a line of its own, which would belong to a step that touches it from below. */
  readonly commentBelow: boolean;
  /** It ends with a `//` comment: nothing can follow on its line. */
  readonly commentLast: boolean;
}

/** A line of code without its indentation, or one inside of a text, which stays as it is. */
interface Line {
  readonly span: Span;
  readonly indent: string;
  readonly fixed: boolean;
}

/**
 * @param span what of the text is put, from the first statement or its comment to the last
 * @param own whether it is a stretch of the text that is edited, and keeps its identity there
 */
export function codeOf(text: string, span: Span, nodes: readonly Statement[], own: boolean): Code {
  const lines = new Lines(text);
  const rows = linesOf(lines, span, textsIn(nodes, text));
  const base = baseOf(lines, span, rows);
  const unit = unitOf(text);
  const [first, last] = [nodes[0], nodes.at(-1)];
  const end = last?.end ?? span[1];
  const open = last !== undefined && lacksSemicolon(last, text);
  const piece = (from: number, to: number): readonly Part[] =>
    from === to ? [] : [own ? [from, to] : text.slice(from, to)];
  return {
    write: (indent, to, close = false) =>
      rows.flatMap((row, i): readonly Part[] => {
        const [from, until] = row.span;
        const before =
          i === 0
            ? []
            : [to.eol, row.fixed ? row.indent : from === until ? '' : moved(row.indent, base, indent, unit, to.unit)];
        const closes = close && open && from <= end && end <= until;
        return [...before, ...(closes ? [...piece(from, end), ';', ...piece(end, until)] : piece(from, until))];
      }),
    count: nodes.length,
    open,
    goesOn: first !== undefined && goesOn(text.slice(first.start ?? 0, span[1])),
    commentFirst: first !== undefined && (first.start ?? 0) > span[0],
    commentBelow: /[\r\n]/.test(text.slice(end, span[1])),
    commentLast: endsInComment(text.slice(end, span[1])),
  };
}

/** Whether the last of some comments ends with its line. */
function endsInComment(comments: string): boolean {
  let last = '';
  for (const [comment] of comments.matchAll(/\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g)) last = comment;
  return last.startsWith('//');
}

function linesOf(lines: Lines, span: Span, texts: readonly Span[]): readonly Line[] {
  const starts = [span[0], ...lines.startsIn(span)];
  return starts.map((start, i) => {
    const end = Math.min(lines.endOf(start), span[1]);
    const indent = i === 0 ? '' : lines.indentOf(start);
    const fixed = i > 0 && texts.some(([from, to]) => from < start && start < to);
    return { span: [Math.min(start + indent.length, end), end], indent, fixed };
  });
}

/** The indentation that its lines have in common: that of the first line; where that is not known, of the bracket that closes it. */
function baseOf(lines: Lines, [start]: Span, rows: readonly Line[]): string {
  if (lines.begins(start) && lines.indentOf(start) !== '') return lines.indentOf(start);
  const closing = rows.length > 1 ? rows.at(-1) : undefined;
  return closing && !closing.fixed && /[)}\]]/.test(lines.text[closing.span[0]] ?? '') ? closing.indent : '';
}

/** An indentation below another base. */
function moved(indent: string, base: string, to: string, unit: string, toUnit: string): string {
  if (!indent.startsWith(base)) return to;
  const deeper = indent.slice(base.length);
  if (unit === toUnit || deeper === '') return to + deeper;
  const levels = Math.floor(deeper.length / unit.length);
  return to + toUnit.repeat(levels) + deeper.slice(levels * unit.length);
}

/** An expression, its lines behind the first one below an indentation. */
export function expressionAt(text: string, node: Node, indent: string, to: Lines): string {
  const lines = new Lines(text);
  const rows = linesOf(lines, [0, text.length], textsIn([node], text));
  const [base, unit] = [baseOf(lines, [0, text.length], rows), unitOf(text)];
  return rows
    .map(({ span, indent: own, fixed }, i) => {
      const content = text.slice(...span);
      if (i === 0) return content;
      return to.eol + (fixed ? own : content === '' ? '' : moved(own, base, indent, unit, to.unit)) + content;
    })
    .join('');
}

/** Moves the lines of a statement behind its first one to the right. */
export function indented(text: string, node: Statement, by: string): readonly Change[] {
  const span: Span = [node.start ?? 0, node.end ?? 0];
  return linesOf(new Lines(text), span, textsIn([node], text)).flatMap((line, i): readonly Change[] => {
    const at = line.span[0];
    return i === 0 || line.fixed || line.span[0] === line.span[1]
      ? []
      : [{ span: [at, at], parts: [by], indent: true }];
  });
}
