import { diffIndices } from 'node-diff3';

/** A line of a comparison; a `gap` stands for lines that are the same on both sides. */
export type Line =
  | {
      readonly kind: 'same' | 'added' | 'removed';
      readonly text: string;
      readonly before?: number;
      readonly after?: number;
    }
  | { readonly kind: 'gap'; readonly count: number };

/** Lines that are shown around each change. */
const AROUND = 3;

/** What makes one text of another, line by line. */
export function compared(before: string, after: string): Line[] {
  const [old, fresh] = [before, after].map((text) => text.split(/\r?\n/)) as [string[], string[]];
  const lines: Line[] = [];
  let at = 0;
  let shift = 0;
  const same = (end: number) => {
    for (; at < end; at++) lines.push({ kind: 'same', text: old[at]!, before: at + 1, after: at + 1 + shift });
  };
  for (const { buffer1, buffer2 } of diffIndices(old, fresh)) {
    same(buffer1[0]);
    for (const [i, text] of old.slice(buffer1[0], buffer1[0] + buffer1[1]).entries())
      lines.push({ kind: 'removed', text, before: buffer1[0] + i + 1 });
    for (const [i, text] of fresh.slice(buffer2[0], buffer2[0] + buffer2[1]).entries())
      lines.push({ kind: 'added', text, after: buffer2[0] + i + 1 });
    at = buffer1[0] + buffer1[1];
    shift = buffer2[0] + buffer2[1] - at;
  }
  same(old.length);
  return folded(lines);
}

/** Leaves out what is far from every change. */
function folded(lines: readonly Line[]): Line[] {
  const near = new Set<number>();
  for (const [i, { kind }] of lines.entries()) {
    if (kind !== 'same') for (let j = i - AROUND; j <= i + AROUND; j++) near.add(j);
  }
  const shown: Line[] = [];
  let hidden = 0;
  for (const [i, line] of lines.entries()) {
    if (!near.has(i)) hidden++;
    if (hidden && (near.has(i) || i === lines.length - 1)) {
      shown.push({ kind: 'gap', count: hidden });
      hidden = 0;
    }
    if (near.has(i)) shown.push(line);
  }
  return shown;
}
