import type { Node } from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import { type Change, cut, put } from './change.ts';
import type { Page } from './page.ts';

/** What stands between brackets, parted by commas: arguments, items, fields. */
export interface List {
  readonly elements: readonly Node[];
  /** Behind the opening bracket, and before the closing one. */
  readonly inside: Span;
  /** Whether one line of it has spaces inside the brackets: `{ a }`. */
  readonly spaced: boolean;
}

/** Puts an element behind the last one, in the list's own way of lines and commas. @param write gives it for an indentation */
export function added(
  page: Page,
  { elements, inside, spaced }: List,
  write: (indent: string) => string,
): readonly Change[] {
  const { lines, text } = page;
  const [open, close] = inside;
  const last = elements.at(-1);
  const token = page.tokenBefore(close);
  if (!last) {
    const space = spaced ? ' ' : '';
    const written = `${space}${write(lines.indentOf(open))}${space}`;
    return token === open ? [{ span: inside, parts: [written] }] : [put(close, written)];
  }
  const comma = text[token - 1] === ',';
  const start = outer(page, last)[0];
  if (!lines.begins(start) || !lines.breaks(token, close))
    return [put(comma ? token - 1 : token, `, ${write(lines.indentOf(start))}`)];
  const indent = lines.indentOf(start);
  const line = lines.endOf(token);
  const element = [lines.eol, indent, write(indent)];
  return comma ? [put(line, ...element, ',')] : [put(token, ','), put(line, ...element)];
}

/** Takes an element away, with its comma and its lines. */
export function removed(page: Page, { elements, inside }: List, at: number): readonly Change[] {
  const { lines, text } = page;
  const [start, end] = outer(page, elements[at]!);
  const [previous, next] = [elements[at - 1], elements[at + 1]];
  const follows = page.tokenAfter(end);
  const comma = text[follows] === ',' ? follows : undefined;
  const until = comma === undefined ? end : comma + 1;
  const own = lines.begins(start) && page.tokenAfter(until) >= lines.endOf(until);
  if (!previous && !next) return [cut(...inside)];
  if (own) {
    const line = cut(lines.startOf(start), lines.after(until));
    if (comma !== undefined || !previous) return [line];
    const before = page.tokenBefore(start);
    return [cut(before - 1, before), line];
  }
  if (next) return [cut(start, outer(page, next)[0])];
  return [cut(outer(page, previous!)[1], end)];
}

/** With the brackets around it. */
export function outer(page: Page, node: Node): Span {
  const start = node.extra?.parenthesized ? Number(node.extra.parenStart ?? node.start) : (node.start ?? 0);
  let end = node.end ?? 0;
  for (let opened = page.text.slice(start, node.start ?? 0).replace(/[^(]/g, '').length; opened > 0; opened--)
    end = page.tokenAfter(end) + 1;
  return [start, end];
}
