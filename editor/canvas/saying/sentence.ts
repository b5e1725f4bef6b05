import { preferences } from '../../preferences.svelte.ts';
import { words } from '../../words/words.ts';
import type { Scene } from '../scene.svelte.ts';
import { treadOf } from '../trail.ts';
import type { Stop } from '../tree/tree.ts';

/** All of a stop as a reader hears it: what it does, what it leads to, its note, its problems. */
export function sentenceOf(scene: Scene, key: string): string {
  const stop = scene.tree.byKey.get(key);
  const { canvas } = words();
  if (!stop) return '';
  const { step, way } = stop;
  if (stop.kind === 'empty') {
    const name = way?.exit ? scene.exitSaid(way.from.step!, way.exit) : canvas.flow;
    return canvas.addFirst(name);
  }
  const { title, detail } = scene.said(stop.kind, step);
  const change = scene.changes?.get(step?.id ?? key);
  const parts = [change ? canvas.change[change] : '', title, detail ?? '', extrasOf(scene, stop)];
  if (step?.comment) parts.push(canvas.aria.note(step.comment.text));
  for (const one of scene.marks.get(step?.id ?? stop.kind) ?? [])
    parts.push(canvas.aria.problem(preferences.language === 'zh' ? one.zh.message : one.message));
  return sentences(parts);
}

/** What a drawing shows by its lines and signs. */
export function extrasOf(scene: Scene, { key, step, ways, inside }: Stop): string {
  const { aria } = words().canvas;
  const parts: string[] = [];
  if (step?.opaque) parts.push(step.opaque.reason[preferences.language]);
  if (ways.length > 1) parts.push(aria.ways(String(ways.length)));
  if (step && scene.flowOf(step) && !scene.opened.has(key)) parts.push(aria.closed);
  if (inside.isFixed) parts.push(aria.fixed);
  const tread = key === 'start' ? undefined : treadOf(scene.trail, key);
  if (tread) parts.push(aria.tread[tread.state](String(tread.times)));
  return sentences(parts);
}

const sentences = (parts: readonly string[]): string =>
  parts
    .filter(Boolean)
    .map((part) => part.replace(/[.。]$/, ''))
    .join(preferences.language === 'zh' ? '。' : '. ');
