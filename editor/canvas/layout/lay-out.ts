import type { Block, Outline, OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';
import type { Area, Box, BoxKind, Drawing, Frame, Gap, Inside, Label, Line, Point } from './drawing.ts';
import { BARE, BETWEEN, FORK, FRAME, MEET, noteHeight, SMALL, STRIDE, WIDTH } from './measures.ts';
import { finallyOf, leadsOn, waysOf } from './ways.ts';

/** What a layout has to know of the words: how high a box is that holds them. */
export interface Heights {
  readonly start: number;
  readonly endsWhen: number;
  step(step: OutlineStep): number;
}

/** The flow that a step calls, where it is to be drawn in place: its steps, and whether they stand in another file. */
export type Opened = (
  key: string,
  step: OutlineStep,
) => { readonly body: Block; readonly isFixed: boolean } | undefined;

/** Where a block ends: how far down and to the right it reaches, and the line that leads out of it, if one does. */
interface End {
  readonly bottom: number;
  readonly right: number;
  readonly tail: readonly Point[] | undefined;
}

const MIDDLE = WIDTH / 2;

/** A step of a drawing as plans name it: they put the steps of a flow in at each of its calls. */
export const planId = (key: string): string => key.replaceAll(/>[^>()]*\(\)\./g, '.body.');

/**
 * Places a flow. A flow is a tree of blocks whose ways meet again, not any graph, so it is placed directly in one pass and no general algorithm
 * (dagre) has to guess at it: the steps of a block stand one below the other on one axis, the first way of a fork goes on straight
 * below it, the others stand to its right. Nothing is centred over what is below it. An edit therefore moves what comes after it down, and
 * what is to its right to the right; all else keeps its place to the pixel, and the same text always gives the same drawing.
 */
export function layOut(outline: Outline, heights: Heights, opened: Opened = () => undefined): Drawing {
  const laying = new Laying(heights, opened);
  laying.policy(outline);
  return laying.drawing;
}

class Laying {
  readonly #heights: Heights;
  readonly #opened: Opened;
  readonly #boxes: Box[] = [];
  readonly #lines: Line[] = [];
  readonly #frames: Frame[] = [];
  readonly #labels: Label[] = [];
  readonly #gaps: Gap[] = [];
  #right = WIDTH;

  constructor(heights: Heights, opened: Opened) {
    this.#heights = heights;
    this.#opened = opened;
  }

  get drawing(): Drawing {
    const boxes = this.#boxes;
    const edges = [...boxes, ...this.#frames].map(({ x, y, width, height }) => [x, y, x + width, y + height] as const);
    const [left, bottom] = [Math.min(...edges.map(([x]) => x)), Math.max(...edges.map(([, , , low]) => low))];
    const area: Area = { x: left, y: 0, width: this.#right - left, height: bottom };
    return { boxes, lines: this.#lines, frames: this.#frames, labels: this.#labels, gaps: this.#gaps, area };
  }

  policy({ settings, body }: Outline): void {
    const inside: Inside = { of: 'policy', call: '', isFixed: false };
    const [start, ends] = [this.#heights.start, settings.endsWhen ? this.#heights.endsWhen : 0];
    this.#box('start', 'start', 0, 0, start, inside);
    if (settings.endsWhen) this.#box('endsWhen', 'endsWhen', WIDTH + BETWEEN, 0, ends, inside);
    const top = Math.max(start, ends);
    const lead: readonly Point[] = [[MIDDLE, start]];
    const end = body ? this.#block(body, 0, top, lead, inside) : { bottom: top, right: WIDTH, tail: lead };
    this.#right = Math.max(end.right, settings.endsWhen ? 2 * WIDTH + BETWEEN : WIDTH);
    const y = end.tail ? end.bottom : end.bottom + STRIDE;
    this.#boxes.push({ key: 'end', kind: 'end', x: MIDDLE - SMALL.width / 2, y, ...SMALL, note: 0, inside });
    if (end.tail) this.#line('end', [...end.tail, [MIDDLE, y]], true);
    if (settings.endsWhen) this.#exitOfAll(ends / 2, y + SMALL.height / 2);
  }

  /** From the box of `endsWhen` down along everything, to the end. */
  #exitOfAll(from: number, to: number): void {
    this.#right += BETWEEN;
    const points: Point[] = [
      [2 * WIDTH + BETWEEN, from],
      [this.#right, from],
      [this.#right, to],
      [MIDDLE + SMALL.width / 2, to],
    ];
    this.#lines.push({ key: 'endsWhen', points, hasArrow: true, isDashed: true });
  }

  /** @param lead where the line that arrives has come along, from the box that it left */
  #block(block: Block, x: number, y: number, lead: readonly Point[], inside: Inside): End {
    let end: End = { bottom: y, right: x + WIDTH, tail: lead };
    for (const [at, step] of block.steps.entries()) {
      if (end.tail) this.#gap(block, at, x, end.bottom, inside);
      const next = this.#step(step, x, end.bottom + STRIDE, end.tail, inside);
      end = { ...next, right: Math.max(end.right, next.right) };
    }
    if (!end.tail) return end;
    this.#gap(block, block.steps.length, x, end.bottom, inside);
    return { ...end, bottom: end.bottom + STRIDE };
  }

  #gap({ id, steps }: Block, at: number, x: number, y: number, inside: Inside): void {
    if (inside.isFixed) return;
    const key = `${inside.call}${id}:${at}`;
    const middle: Point = [x + MIDDLE, y + STRIDE / 2 - 2];
    this.#gaps.push({ key, into: id, at, x: middle[0], y: middle[1], isEmpty: steps.length === 0, inside });
  }

  #step(step: OutlineStep, x: number, y: number, lead: readonly Point[] | undefined, inside: Inside): End {
    const key = `${inside.call}${step.id}`;
    const opened = this.#opened(key, step);
    const note = step.comment ? noteHeight(step.comment.text) : 0;
    const height = note + this.#heights.step(step);
    this.#boxes.push({ key, kind: step.kind, step, x, y, width: WIDTH, height, note, inside });
    if (lead) this.#line(key, [...lead, [x + MIDDLE, y]], true);
    const own: Placed = { step, key, x, top: y, bottom: y + height, inside };
    if (opened) {
      const within: Inside = { of: 'flow', call: `${key}>`, isFixed: inside.isFixed || opened.isFixed };
      return this.#framed(opened.body, own, within, 'flow');
    }
    const [body] = step.exits;
    if ((step.kind === 'each' || step.kind === 'every') && body) return this.#framed(body.block, own, inside, 'loop');
    if (step.exits.length > 0) return this.#fork(own);
    const out: readonly Point[] = [[x + MIDDLE, own.bottom]];
    const isOver = step.kind === 'return' && inside.of !== 'branch';
    return { bottom: own.bottom, right: x + WIDTH, tail: isOver ? undefined : out };
  }

  /** The ways of a step beside each other, and where they meet. */
  #fork(own: Placed): End {
    const { step, key, x, bottom, inside } = own;
    const within: Inside = step.kind === 'together' ? { ...inside, of: 'branch' } : inside;
    const bus = bottom + FORK.bus;
    const ends: (End & { readonly way: string })[] = [];
    let [left, right] = [x, x + WIDTH];
    for (const way of waysOf(step.exits)) {
      const inset = FRAME * this.#framesIn(way.block, within);
      if (ends.length > 0) left = right + BETWEEN + inset;
      const bare = ends.length > 0 && way.block.steps.length === 0;
      // A way without steps is narrower; its axis stays in its middle.
      const place = bare ? left - (WIDTH - BARE) / 2 : left;
      const axis = place + MIDDLE;
      this.#labels.push({ key: `${key}.${way.name}`, step, exit: way, x: axis, y: bottom + FORK.label });
      const from: Point = [x + MIDDLE, bottom];
      const lead: readonly Point[] = axis === from[0] ? [from] : [from, [from[0], bus], [axis, bus]];
      const end = this.#block(way.block, place, bottom + FORK.room, lead, within);
      right = Math.max(right, bare ? left + BARE : end.right);
      ends.push({ ...end, way: way.name });
    }
    return this.#meet(own, ends, right);
  }

  #meet(own: Placed, ends: readonly (End & { readonly way: string })[], right: number): End {
    const { step, key, x, inside } = own;
    const axis = x + MIDDLE;
    const lowest = Math.max(own.bottom, ...ends.map(({ bottom }) => bottom));
    const tails = ends.flatMap(({ tail, way }) => (tail ? [{ points: tail, way }] : []));
    const [only] = tails;
    if (!only) return this.#last(own, { bottom: lowest, right, tail: undefined });
    const y = lowest + (ends.length > 1 ? MEET : 0);
    const isAlone = tails.length === 1 && only.points.at(-1)?.[0] === axis;
    // Each way has a line of its own as far as the place where all meet: a run that is shown took one of them.
    for (const { points, way } of isAlone ? [] : tails) {
      const across: readonly Point[] = points.at(-1)![0] === axis ? [] : [[points.at(-1)![0], y]];
      const out = { way: `${planId(key)}.${way}`, step: planId(key) };
      this.#lines.push({ key: `${key}.way.${way}`, points: [...points, ...across, [axis, y]], hasArrow: false, out });
    }
    const tail: readonly Point[] = isAlone ? only.points : [[axis, y]];
    if (step.kind !== 'together') return this.#last(own, { bottom: y, right, tail });
    const join = { key: `${key}.join`, kind: 'join', x: axis - SMALL.width / 2, y: y + MEET, ...SMALL } as const;
    this.#boxes.push({ ...join, step, note: 0, inside });
    this.#line(join.key, [...tail, [axis, join.y]], true);
    const bottom = join.y + SMALL.height;
    return { bottom, right, tail: [[axis, bottom]] };
  }

  /** What is done in any case after a `try`. */
  #last(own: Placed, end: End): End {
    const { step, key, x, inside } = own;
    const last = finallyOf(step);
    if (!last) return end;
    this.#labels.push({
      key: `${key}.finally`,
      step,
      exit: last,
      x: x + MIDDLE,
      y: end.bottom + FORK.label - FORK.bus,
    });
    const lead = end.tail ?? [[x + MIDDLE, end.bottom] as const];
    const after = this.#block(last.block, x, end.bottom + FORK.room - FORK.bus, lead, inside);
    return { ...after, right: Math.max(end.right, after.right), tail: end.tail && after.tail };
  }

  /** The steps of a loop, or of a flow that is opened, in a frame with the box that they belong to. */
  #framed(
    block: Block,
    { step, key, x, top, bottom: under, inside }: Placed,
    within: Inside,
    kind: Frame['kind'],
  ): End {
    const inset = FRAME * (1 + this.#framesIn(block, within));
    const end = this.#block(block, x, under, [[x + MIDDLE, under]], within);
    let { bottom } = end;
    if (end.tail) {
      const again = {
        key: `${key}.again`,
        kind: 'again',
        x: x + MIDDLE - SMALL.width / 2,
        y: bottom,
        ...SMALL,
      } as const;
      this.#boxes.push({ ...again, step, note: 0, inside: within });
      this.#line(again.key, [...end.tail, [x + MIDDLE, bottom]], true);
      bottom += SMALL.height;
    }
    const frame = { x: x - inset, y: top - FRAME / 2, width: end.right - x + inset + FRAME };
    this.#frames.push({ key: `${key}.frame`, kind, ...frame, height: bottom + FRAME - 4 - frame.y });
    const low = frame.y + this.#frames.at(-1)!.height;
    const goesOn = leadsOn(step) && (step.kind !== 'return' || inside.of === 'branch');
    return { bottom: low, right: end.right + FRAME, tail: goesOn ? [[x + MIDDLE, low]] : undefined };
  }

  /** How many frames stand in each other on the axis of a block: they stick out to its left. */
  #framesIn({ steps }: Block, inside: Inside): number {
    return Math.max(0, ...steps.map((step) => this.#framesAround(step, inside)));
  }

  #framesAround(step: OutlineStep, inside: Inside): number {
    const key = `${inside.call}${step.id}`;
    const opened = this.#opened(key, step);
    if (opened) return 1 + this.#framesIn(opened.body, { ...inside, call: `${key}>` });
    const [straight] = waysOf(step.exits);
    const inner = straight ? this.#framesIn(straight.block, inside) : 0;
    return step.kind === 'each' || step.kind === 'every' ? inner + 1 : inner;
  }

  #box(key: string, kind: BoxKind, x: number, y: number, height: number, inside: Inside): void {
    this.#boxes.push({ key, kind, x, y, width: WIDTH, height, note: 0, inside });
  }

  #line(key: string, points: readonly Point[], hasArrow: boolean): void {
    this.#lines.push({ key, points, hasArrow });
  }
}

interface Placed {
  readonly step: OutlineStep;
  readonly key: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly inside: Inside;
}
