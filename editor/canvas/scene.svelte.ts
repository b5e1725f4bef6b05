import { SvelteSet } from 'svelte/reactivity';
import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import type { Block, Outline, OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import type { Change } from '../../engine/graph/changes/changes.ts';
import type { Trail } from '../document/trail.ts';
import { preferences } from '../preferences.svelte.ts';
import { words } from '../words/words.ts';
import type { Drawing, Gap } from './layout/drawing.ts';
import { layOut, type Opened } from './layout/lay-out.ts';
import { heightOf, type Said } from './layout/measures.ts';
import { tongueOf } from './saying/names.ts';
import { endsSaid, exitSaid, startSaid, stepSaid } from './saying/step.ts';
import { type Stop, type Tree, treeOf } from './tree/tree.ts';
import { type Direction, rangeOf, walked } from './tree/walk.ts';

/** A place in the text where steps can be put. */
export type Place = Pick<Gap, 'into' | 'at'>;

/** What a flow is drawn from: a file that is open, the plan of a run, two versions in one. Read while something is drawn, it follows every change. */
export interface Source {
  readonly outline: Outline;
  /** Names of persons and teams as people call them, by their name in the rules. */
  readonly called: ReadonlyMap<string, string>;
  /** Problems by the step's id. */
  readonly marks: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Ids of what is selected, in all views. */
  readonly selected: readonly string[];
  /** Where a run has been, where one is shown. */
  readonly trail: Trail | undefined;
  /** What became of steps since an earlier version, by id, where two are compared. */
  readonly changes?: ReadonlyMap<string, Change> | undefined;
  readonly isFixed: boolean;
  /** What its first box says, where that is not what begins a policy. */
  readonly begins?: Said | undefined;
  select(...ids: readonly string[]): void;
  /** The flow that a step calls, where it can be shown in place, and whether it stands where nothing is changed. */
  flowOf(step: OutlineStep): { readonly body: Block; readonly isFixed: boolean } | undefined;
}

/** A flow as it is shown: where everything stands and what it says, where the focus is, what is selected. The graph and the list show it. */
export class Scene {
  readonly #source: Source;
  /** Keys of the calls whose flows are shown in place. */
  readonly opened = new SvelteSet<string>();
  /** Key of the stop that the arrows start from. */
  focus = $state('start');
  /** Where a range of steps began that Shift makes. */
  #anchor: string | undefined;
  /** Where it reaches to. */
  #head: string | undefined;
  /** What a reader is told. */
  message = $state('');
  /** Counts up when the focus is to be where {@link focus} says. */
  summons = $state(0);

  readonly outline = $derived.by(() => this.#source.outline);
  readonly chosen = $derived.by(() => this.#source.selected);
  /** The same set as long as the same is chosen: hundreds of boxes ask it. */
  readonly selected: ReadonlySet<string> = $derived.by(() => {
    const { chosen } = this;
    const isSame = chosen.length === this.#known.size && chosen.every((id) => this.#known.has(id));
    if (!isSame) this.#known = new Set(chosen);
    return this.#known;
  });
  #known: ReadonlySet<string> = new Set();
  readonly marks = $derived.by(() => this.#source.marks);
  readonly trail = $derived.by(() => this.#source.trail);
  readonly changes = $derived.by(() => this.#source.changes);
  readonly tongue = $derived.by(() => tongueOf(preferences.language, this.#source.called, this.outline));
  readonly #said = $derived.by(() => {
    const { tongue, outline } = this;
    const { step: named } = words().canvas;
    const steps = new Map<OutlineStep, Said>();
    const say = (step: OutlineStep): Said => {
      const known = steps.get(step);
      if (known) return known;
      const found = stepSaid(step, tongue, named);
      steps.set(step, found);
      return found;
    };
    return {
      say,
      start: this.#source.begins ?? startSaid(outline, tongue, named),
      ends: endsSaid(outline, tongue, named),
    };
  });
  readonly #openedFlow: Opened = (key, step) => (this.opened.has(key) ? this.flowOf(step) : undefined);
  readonly drawing: Drawing = $derived.by(() => {
    const { say, start, ends } = this.#said;
    const heights = {
      start: heightOf(start),
      endsWhen: heightOf(ends),
      step: (step: OutlineStep) => heightOf(say(step)),
    };
    return layOut(this.outline, heights, this.#openedFlow);
  });
  readonly tree: Tree = $derived.by(() => treeOf(this.outline, this.#openedFlow, this.isFixed));

  /** Stops by their place, and the way that each block is: every gap of a flow asks for its own. */
  readonly #places = $derived.by(() => {
    const steps = new Map<string, Stop>();
    const ways = new Map<string, NonNullable<Stop['way']>>();
    for (const stop of this.tree.all) {
      const place = `${stop.into}:${stop.at}`;
      if (stop.kind === 'step' && !steps.has(place)) steps.set(place, stop);
      if (stop.way && !ways.has(stop.into)) ways.set(stop.into, stop.way);
    }
    return { steps, ways };
  });

  constructor(source: Source) {
    this.#source = source;
  }

  /** Whether nothing can be changed here. */
  get isFixed(): boolean {
    return this.#source.isFixed;
  }

  get current(): Stop {
    return this.tree.byKey.get(this.focus) ?? this.tree.top[0]!;
  }

  /** What a box says, by its kind and step. */
  said(kind: Stop['kind'] | string, step: OutlineStep | undefined): Said {
    if (kind === 'start') return this.#said.start;
    if (kind === 'endsWhen') return this.#said.ends;
    return step ? this.#said.say(step) : { title: words().canvas.step.end };
  }

  exitSaid = (step: OutlineStep, exit: OutlineStep['exits'][number]): string =>
    exitSaid(step, exit, this.tongue, words().canvas.step);

  /** The flow that a step calls, where it can be shown. */
  flowOf(step: OutlineStep): ReturnType<Source['flowOf']> {
    if (step.call === undefined || (step.kind !== 'flow' && step.kind !== 'return')) return undefined;
    return this.#source.flowOf(step);
  }

  /** Shows or hides what a flow does, at its call. */
  toggle(key: string): void {
    if (!this.opened.delete(key)) this.opened.add(key);
  }

  walk(direction: Direction, extend: boolean): void {
    this.go(walked(this.current, direction), extend);
  }

  /** The stop before or behind in the order of the text, as a list is walked. */
  step(by: 1 | -1, extend: boolean): void {
    const { all } = this.tree;
    const next = all[all.indexOf(this.current) + by];
    if (next) this.go(next, extend);
  }

  go(stop: Stop, extend = false): void {
    // Where the focus came here by other ways, a range begins anew.
    const from = this.#head === this.focus ? (this.#anchor ?? this.focus) : this.focus;
    const anchor = extend ? this.tree.byKey.get(from) : undefined;
    this.#anchor = anchor?.key ?? stop.key;
    this.#head = stop.key;
    this.focus = stop.key;
    this.summons++;
    const steps = anchor ? rangeOf(anchor, stop) : [stop];
    if (stop.inside.isFixed) return;
    this.#source.select(...steps.map(({ key, step }) => step?.id ?? key));
  }

  /** Has the focus stand here, and a range begin here. */
  settle(key: string): void {
    this.focus = this.tree.byKey.has(key) ? key : 'start';
    this.#anchor = this.focus;
    this.#head = this.focus;
    this.summons++;
  }

  /** Follows a selection that was made in another view. */
  follow(): void {
    const [first] = this.chosen;
    if (first === undefined || this.selected.has(this.current.step?.id ?? this.focus)) return;
    const stop = this.tree.all.find(({ key, step }) => (step?.id ?? key) === first);
    if (stop) this.focus = stop.key;
  }

  /** Where a place is, in words. */
  placeSaid({ into, at }: Place): string {
    const { place } = words().canvas;
    const { steps, ways } = this.#places;
    const before = at > 0 ? steps.get(`${into}:${at - 1}`) : undefined;
    if (before) return place.after(this.said('step', before.step).title);
    const inside = ways.get(into);
    if (!inside?.exit) return place.first;
    return place.firstOf(this.exitSaid(inside.from.step!, inside.exit), this.said('step', inside.from.step).title);
  }
}
