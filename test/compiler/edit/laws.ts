import { expect } from 'vitest';
import { applyEdit } from '../../../engine/compiler/edit/apply.ts';
import type { Edit, Edited, EditKind } from '../../../engine/compiler/edit/edit.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';
import { spliced } from '../../../engine/compiler/edit/text/change.ts';
import { Lines } from '../../../engine/compiler/edit/text/lines.ts';
import { Chance } from '../../parity/generate.ts';
import { type Abstract, type AStep, abstractOf, noted } from './abstract.ts';
import { blocksIn, chanceEdit, stepsIn } from './chances.ts';
import { dressed } from './dress.ts';
import { specified } from './specified.ts';

export const KINDS: readonly EditKind[] = [
  'insert',
  'delete',
  'move',
  'duplicate',
  'replace',
  'wrap',
  'set',
  'setting',
  'constant',
  'branch',
  'unbranch',
  'label',
  'rename',
  'bind',
  'comment',
];

/** How often each kind of edit was made, was refused and why, and how many were undone byte for byte by the contrary edit. */
export class Counted {
  readonly made = new Map<string, number>();
  readonly refused = new Map<string, number>();
  undone = 0;

  add(to: Map<string, number>, key: string): void {
    to.set(key, (to.get(key) ?? 0) + 1);
  }
}

/** Holds one policy and one edit to the laws. */
export function hold(seed: number, kind: EditKind, counted: Counted): void {
  const text = dressed(seed);
  const outline = outlineOf(text);
  expect(outline.flaws).toEqual([]);
  const edit = chanceEdit(kind, outline, new Chance(seed + 1));
  if (!edit) return;
  const result = applyEdit(text, edit);
  const told = () => `${JSON.stringify(edit)}\n${text}\n=== ${result.ok ? result.text : result.reason.en}`;
  if (!result.ok) {
    counted.add(counted.refused, `${kind} ${result.reason.code}`);
    expect(result.reason.zh, told()).toMatch(/[\u4e00-\u9fff]/);
    return;
  }
  counted.add(counted.made, kind);
  expect(outlineOf(result.text).flaws, told()).toEqual([]);
  expect(spliced(text, result.splices), told()).toBe(result.text);
  expect(spliced(result.text, result.inverse), told()).toBe(text);
  const wanted = specified(abstractOf(outline), edit, writtenBy(edit, text), uncovered(edit, text, result.text));
  expect(comparable(abstractOf(outlineOf(result.text))), told()).toEqual(comparable(wanted));
  holdPlace(text, edit, result, told);
  if (edit.kind === 'insert') holdUndone(text, edit, result, counted, told);
}

/** Without the comment above it, the one that touched a step from below is its own. */
function uncovered(edit: Edit, text: string, after: string): string | undefined {
  if (edit.kind !== 'comment' || edit.text !== null) return undefined;
  const find = (of: string) => stepsIn(outlineOf(of)).find(({ id }) => id === edit.step)!;
  const note = find(after).comment;
  if (!note) return undefined;
  const behind = text.slice(find(text).span[1]);
  expect(behind.replace(/^[ \t;]*(?:\r?\n)?[ \t]*/, '')).toMatch(/^\/[/*]/);
  return noted(note.text);
}

/** Ways in the order of their names; what nobody gave is gone. */
function comparable(outline: Abstract): unknown {
  const step = ({ exits, ...one }: AStep): unknown => ({
    ...one,
    exits: exits
      .map(({ steps, ...exit }) => ({ ...exit, steps: steps.map(step) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  });
  return {
    ...outline,
    blocks: Object.fromEntries(Object.entries(outline.blocks).map(([id, steps]) => [id, steps.map(step)])),
  };
}

/** What an edit writes, under the names that it gets here: those that are taken are counted on. */
function writtenBy(edit: Edit, text: string): string | undefined {
  const outline = outlineOf(text);
  if (edit.kind === 'duplicate') {
    const steps = stepsIn(outline);
    const [first, last] = [
      steps.find(({ id }) => id === edit.step)!,
      steps.find(({ id }) => id === (edit.through ?? edit.step))!,
    ];
    const block = blocksIn(outline).find(({ steps: own }) => own.includes(first))!;
    const copied = block.steps.slice(block.steps.indexOf(first), block.steps.indexOf(last) + 1);
    const names = copied.flatMap(({ bind, kind }) => (bind && kind !== 'each' && kind !== 'every' ? [bind.name] : []));
    return withFresh(text.slice(first.whole[0], last.whole[1]), names, text);
  }
  if (edit.kind !== 'insert' && edit.kind !== 'replace') return undefined;
  const taken = /\btask\b/.test(edit.text) && /const task\b/.test(text) ? ['task'] : [];
  return withFresh(edit.text, taken, text);
}

function withFresh(written: string, names: readonly string[], text: string): string {
  let result = written;
  const known = new Set(text.match(/[\p{L}_]\w*/gu));
  for (const name of names) {
    const stem = name.replace(/\d+$/, '');
    let n = 2;
    while (known.has(`${stem}${n}`)) n++;
    known.add(`${stem}${n}`);
    result = result.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${stem}${n}`);
  }
  return result;
}

type Made = Extract<Edited, { ok: true }>;

/** Outside of imports and of what `run` takes, an edit of one step touches the lines of that step alone. */
function holdPlace(text: string, edit: Edit, { splices }: Made, told: () => string): void {
  if (!['delete', 'set', 'comment', 'bind', 'replace'].includes(edit.kind) || !('step' in edit) || 'through' in edit)
    return;
  const step = stepsIn(outlineOf(text)).find(({ id }) => id === edit.step)!;
  if (edit.kind === 'bind' && step.bind && edit.name !== null) return;
  const head = Math.max(text.indexOf('export default'), text.indexOf('async run({'));
  const lines = new Lines(text);
  const [from, to] = [lines.startOf(step.whole[0]), lines.after(step.whole[1])];
  for (const { span } of splices) {
    if (span[1] <= head + 40) continue;
    const exit = edit.kind === 'delete' && /else|finally|default/.test(text.slice(span[0], step.whole[0]));
    const beyond = text.slice(span[0], Math.max(span[0], from)) + text.slice(Math.min(to, span[1]), span[1]);
    expect(exit ? '' : beyond.trim(), told()).toBe('');
  }
}

/** A step that stands on lines of its own goes without a trace. */
function holdUndone(
  text: string,
  edit: Extract<Edit, { kind: 'insert' }>,
  made: Made,
  counted: Counted,
  told: () => string,
): void {
  const block = blocksIn(outlineOf(text)).find(({ id }) => id === edit.into)!;
  const after = outlineOf(made.text);
  const now = blocksIn(after).find(({ id }) => id === edit.into)!;
  const added = now.steps.slice(edit.at, edit.at + now.steps.length - block.steps.length);
  const lines = new Lines(made.text);
  const [first, last] = [added[0]!, added.at(-1)!];
  const own = lines.begins(first.whole[0]) && lines.ends(last.whole[1]);
  // Braces, a `default` and a parameter that came with the step stay, and so does a semicolon.
  const [before, next] = [block.steps[edit.at - 1], block.steps[edit.at]];
  const there = new Lines(text);
  const parted = (!before || there.ends(before.whole[1])) && (!next || there.begins(next.whole[0]));
  const plain = own && parted && (block.form === 'braces' || block.form === 'case') && block.steps.length > 0;
  if (!plain || made.splices.some(({ text: put }) => /^;$|^, mail$|^\{ mail \}$|^break/.test(put.trim()))) return;
  const back = applyEdit(made.text, { kind: 'delete', step: first.id, through: last.id });
  expect(back.ok && back.text, told()).toBe(text);
  counted.undone++;
}
