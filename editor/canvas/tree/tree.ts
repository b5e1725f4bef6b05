import type { Block, Exit, Outline, OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';
import type { Inside } from '../layout/drawing.ts';
import type { Opened } from '../layout/lay-out.ts';
import { finallyOf, waysOf } from '../layout/ways.ts';

/** Where the focus can stand: a step, an empty way, or what begins and ends the flow. Keys are those of the drawing; of an empty way its gap's. */
export interface Stop {
  readonly key: string;
  readonly kind: 'start' | 'endsWhen' | 'end' | 'step' | 'empty';
  readonly step?: OutlineStep | undefined;
  /** Where it stands: the block, and the position in it. */
  readonly into: string;
  readonly at: number;
  readonly inside: Inside;
  readonly siblings: readonly Stop[];
  readonly index: number;
  /** Undefined at the top. */
  readonly way: Way | undefined;
  readonly ways: readonly Way[];
  /** 1 at the top. */
  readonly level: number;
}

/** A way on from a step, or what a loop or an opened flow holds. */
export interface Way {
  readonly key: string;
  readonly from: Stop;
  /** Undefined: the body of an opened flow. */
  readonly exit: Exit | undefined;
  readonly block: Block;
  readonly index: number;
  readonly stops: readonly Stop[];
}

export interface Tree {
  readonly top: readonly Stop[];
  /** Every stop, in the order of the text. */
  readonly all: readonly Stop[];
  readonly byKey: ReadonlyMap<string, Stop>;
}

const TOP: Inside = { of: 'policy', call: '', isFixed: false };

/**
 * The flow as a tree to walk in, with the same keys as the drawing of it.
 *
 * @param isFixed nothing can be put into it, so that a way without steps is no place to stand at
 */
export function treeOf(outline: Outline, opened: Opened = () => undefined, isFixed = false): Tree {
  const all: Stop[] = [];
  const top: Stop[] = [];
  const steps = outline.body?.steps.length ?? 0;
  const end = (key: 'start' | 'endsWhen' | 'end', at: number) => {
    const stop: Stop = { ...bare(key, '', at, TOP, top, undefined, 1), kind: key };
    top.push(stop);
    all.push(stop);
  };
  end('start', -1);
  if (outline.settings.endsWhen) end('endsWhen', -1);
  if (outline.body) fill(outline.body, TOP, top, undefined, { all, opened, isFixed });
  end('end', steps);
  return { top, all, byKey: new Map(all.map((stop) => [stop.key, stop])) };
}

interface Filling {
  readonly all: Stop[];
  readonly opened: Opened;
  readonly isFixed: boolean;
}

const bare = (
  key: string,
  into: string,
  at: number,
  inside: Inside,
  siblings: readonly Stop[],
  way: Way | undefined,
  level: number,
) => ({ key, kind: 'step', into, at, inside, siblings, index: siblings.length, way, ways: [], level }) as const;

function fill(block: Block, inside: Inside, stops: Stop[], way: Way | undefined, filling: Filling): void {
  const level = way ? way.from.level + 1 : 1;
  for (const [at, step] of block.steps.entries()) {
    const ways: Way[] = [];
    const stop: Stop = { ...bare(`${inside.call}${step.id}`, block.id, at, inside, stops, way, level), step, ways };
    stops.push(stop);
    filling.all.push(stop);
    addWays(stop, step, ways, filling);
  }
  if (block.steps.length > 0 || !way || filling.isFixed || inside.isFixed) return;
  const empty: Stop = { ...bare(`${inside.call}${block.id}:0`, block.id, 0, inside, stops, way, level), kind: 'empty' };
  stops.push(empty);
  filling.all.push(empty);
}

function addWays(stop: Stop, step: OutlineStep, ways: Way[], filling: Filling): void {
  const add = (block: Block, exit: Exit | undefined, inside: Inside) => {
    const stops: Stop[] = [];
    const way: Way = { key: `${stop.key}.${exit?.name ?? 'flow'}`, from: stop, exit, block, index: ways.length, stops };
    ways.push(way);
    fill(block, inside, stops, way, filling);
  };
  const opened = filling.opened(stop.key, step);
  if (opened) {
    const isFixed = stop.inside.isFixed || opened.isFixed;
    add(opened.body, undefined, { of: 'flow', call: `${stop.key}>`, isFixed });
    return;
  }
  const inside: Inside = step.kind === 'together' ? { ...stop.inside, of: 'branch' } : stop.inside;
  for (const exit of waysOf(step.exits)) add(exit.block, exit, inside);
  const last = finallyOf(step);
  if (last) add(last.block, last, inside);
}
