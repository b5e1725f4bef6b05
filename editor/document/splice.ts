import type { Splice } from '../../engine/compiler/edit/edit.ts';

export type { Splice };

/** @param splices in the order of their places, none over another */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: put } of splices) {
    result += text.slice(at, span[0]) + put;
    at = span[1];
  }
  return result + text.slice(at);
}

/** The splices that undo these, for the text that they come to. */
export function inverseOf(text: string, splices: readonly Splice[]): Splice[] {
  let shift = 0;
  return splices.map(({ span: [start, end], text: put }) => {
    const from = start + shift;
    shift += put.length - (end - start);
    return { span: [from, from + put.length], text: text.slice(start, end) };
  });
}

/** Where a place of the text before is afterwards; one inside of what was replaced is at its end. */
export function moved(place: number, splices: readonly Splice[]): number {
  let shift = 0;
  for (const { span, text } of splices) {
    if (place < span[0] || (place === span[0] && span[0] === span[1])) break;
    if (place < span[1]) return span[0] + shift + text.length;
    shift += text.length - (span[1] - span[0]);
  }
  return place + shift;
}

/** The one splice that makes one text of another: what they do not share at both ends. */
export function difference(before: string, after: string): Splice[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return [{ span: [start, before.length - same], text: after.slice(start, after.length - same) }];
}
