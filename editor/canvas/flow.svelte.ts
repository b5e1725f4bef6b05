import { SvelteSet } from 'svelte/reactivity';
import { copyAsText, copySteps } from '../../engine/compiler/edit/copy.ts';
import type { Edit, Several } from '../../engine/compiler/edit/edit.ts';
import type { OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import type { PolicyDocument } from '../document/document.ts';
import { preferences } from '../preferences.svelte.ts';
import { words } from '../words/words.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';
import { pasted, rehomed } from './clip.ts';
import { effectEntries } from './entries/effects.ts';
import type { Entry } from './entries/entry.ts';
import { extensionEntries, flowEntries } from './entries/flows.ts';
import { givenAt, type Site } from './entries/site.ts';
import { statementEntries } from './entries/statements.ts';
import { flowNamed, peopleOf } from './files.ts';
import type { Drawing, Gap } from './layout/drawing.ts';
import { layOut, type Opened } from './layout/lay-out.ts';
import { heightOf, type Said } from './layout/measures.ts';
import { markedSteps } from './marks.ts';
import { tongueOf } from './saying/names.ts';
import { endsSaid, exitSaid, startSaid, stepSaid } from './saying/step.ts';
import { type Stop, type Tree, treeOf } from './tree/tree.ts';
import { type Direction, rangeOf, walked } from './tree/walk.ts';

/** A place in the text where steps can be put. */
export type Place = Pick<Gap, 'into' | 'at'>;

/** What is done with the flow that is open: where the focus is, what is chosen, moved and added. The graph and the list show it. */
export class Flow {
  readonly document: PolicyDocument;
  readonly workspace: Workspace;
  /** Whether nothing can be changed here. */
  readonly isFixed: boolean;
  /** Keys of the calls whose flows are shown in place. */
  readonly opened = new SvelteSet<string>();
  /** Key of the stop that the arrows start from. */
  focus = $state('start');
  /** Where a range of steps began that Shift makes. */
  #anchor: string | undefined;
  /** Where it reaches to. */
  #head: string | undefined;
  /** The place at which a step is being chosen. */
  inserting = $state.raw<Place>();
  /** The gap at which what is moved would be dropped, by its key. */
  moving = $state.raw<{ readonly steps: Several; readonly gap: string }>();
  /** The stop whose note is being written. */
  noting = $state<string>();
  /** What a reader is told. */
  message = $state('');
  /** Something that went wrong, for everybody to see. */
  trouble = $state('');
  /** Counts up when the focus is to be where {@link focus} says. */
  summons = $state(0);

  readonly outline = $derived.by(() => this.document.outline);
  readonly #selected = $derived.by(() => this.document.selection.steps);
  readonly people = $derived.by(() => peopleOf(this.workspace.files));
  readonly tongue = $derived.by(() => {
    const called = new Map([...this.people].map(([name, one]) => [name, one.called]));
    return tongueOf(preferences.language, called, this.outline);
  });
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
    return { say, start: startSaid(outline, tongue, named), ends: endsSaid(outline, tongue, named) };
  });
  readonly #openedFlow: Opened = (key, { call, kind }) => {
    if (!this.opened.has(key) || call === undefined || (kind !== 'flow' && kind !== 'return')) return undefined;
    const flow = flowNamed(call, this.document.path, this.outline, this.workspace.files);
    return flow && { body: flow.body, isFixed: flow.file !== this.document.path };
  };
  readonly drawing: Drawing = $derived.by(() => {
    const { say, start, ends } = this.#said;
    const heights = {
      start: heightOf(start),
      endsWhen: heightOf(ends),
      step: (step: OutlineStep) => heightOf(say(step)),
    };
    return layOut(this.outline, heights, this.#openedFlow);
  });
  readonly tree: Tree = $derived.by(() => treeOf(this.outline, this.#openedFlow));
  readonly marks = $derived.by(() => markedSteps(this.outline, this.document.path, this.document.diagnostics));
  /** Where a run has been that is shown. */
  readonly trail = $derived.by(() => this.document.trail);
  readonly selected = $derived.by(() => new Set(this.#selected));
  readonly entries: readonly Entry[] = $derived.by(() => [
    ...effectEntries,
    ...statementEntries,
    ...flowEntries(this.workspace.files, this.document.path),
    ...extensionEntries(this.workspace.files),
  ]);

  constructor(document: PolicyDocument, workspace: Workspace) {
    this.document = document;
    this.workspace = workspace;
    this.isFixed = workspace.files.get(document.path)?.editable === false;
  }

  get current(): Stop {
    return this.tree.byKey.get(this.focus) ?? this.tree.top[0]!;
  }

  /** What a box says, by its key and step. */
  said(kind: Stop['kind'] | string, step: OutlineStep | undefined): Said {
    if (kind === 'start') return this.#said.start;
    if (kind === 'endsWhen') return this.#said.ends;
    return step ? this.#said.say(step) : { title: words().canvas.step.end };
  }

  exitSaid = (step: OutlineStep, exit: OutlineStep['exits'][number]): string =>
    exitSaid(step, exit, this.tongue, words().canvas.step);

  /** The flow that a step calls, where it can be shown. */
  flowOf({ kind, call }: OutlineStep) {
    if (call === undefined || (kind !== 'flow' && kind !== 'return')) return undefined;
    return flowNamed(call, this.document.path, this.outline, this.workspace.files);
  }

  /** Shows or hides what a flow does, at its call. */
  toggle(key: string): void {
    if (!this.opened.delete(key)) this.opened.add(key);
  }

  // Focus and selection

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
    this.document.select(...steps.map(({ key, step }) => step?.id ?? key));
  }

  /** Follows a selection that was made in another view. */
  follow(): void {
    const [first] = this.#selected;
    if (first === undefined || this.selected.has(this.current.step?.id ?? this.focus)) return;
    const stop = this.tree.all.find(({ key, step }) => (step?.id ?? key) === first);
    if (stop) this.focus = stop.key;
  }

  /** The chosen steps, as neighbours of one block. */
  get range(): readonly Stop[] {
    const { current } = this;
    if (current.inside.isFixed || current.kind !== 'step') return [];
    const chosen = current.siblings.filter(({ step }) => step && this.selected.has(step.id));
    return chosen.includes(current) ? chosen : [current];
  }

  #several(stops: readonly Stop[]): Several | undefined {
    const [first, last] = [stops[0]?.step, stops.at(-1)?.step];
    if (!first || !last) return undefined;
    return first === last ? { step: first.id } : { step: first.id, through: last.id };
  }

  #named(stops: readonly Stop[]): string {
    const [only] = stops;
    return stops.length === 1 && only
      ? this.said(only.kind, only.step).title
      : words().canvas.steps(String(stops.length));
  }

  /** The place behind the focus, or before it. */
  placeHere(isBefore = false): Place | undefined {
    const { kind, into, at, inside } = this.current;
    if (inside.isFixed || this.isFixed) return undefined;
    if (kind === 'start' || kind === 'endsWhen') return { into: '', at: 0 };
    return { into, at: kind === 'step' && !isBefore ? at + 1 : at };
  }

  // Edits

  /** @returns whether it was done */
  do(edit: Edit, said: string): boolean {
    const { canvas } = words();
    if (this.isFixed) return false;
    if (this.document.isBehind) return this.#refuse(canvas.behindEdit);
    const refusal = this.document.edit(edit);
    if (refusal) return this.#refuse(refusal[preferences.language]);
    this.trouble = '';
    const [written] = this.#selected;
    if (written !== undefined && this.tree.byKey.has(written)) this.focus = written;
    else if (!this.tree.byKey.has(this.focus)) this.focus = 'start';
    this.#anchor = this.focus;
    this.#head = this.focus;
    this.summons++;
    this.message = said;
    return true;
  }

  #refuse(why: string): false {
    this.trouble = why;
    this.message = why;
    return false;
  }

  siteAt({ into, at }: Place): Site {
    const { outline, people } = this;
    const { owner, title } = outline.settings;
    const name = people.has(String(owner?.literal)) ? String(owner?.literal) : [...people.keys()].at(-1);
    const known = name === undefined ? undefined : people.get(name);
    return {
      outline,
      given: givenAt(outline, into, at),
      who: name === undefined || !known ? undefined : { name, import: { name, from: known.path } },
      title: typeof title?.literal === 'string' ? title.literal : 'New',
    };
  }

  insert(entry: Entry, place: Place): void {
    this.inserting = undefined;
    const written = entry.write(this.siteAt(place));
    const { insert } = words().canvas.did;
    this.do({ kind: 'insert', into: place.into, at: place.at, ...written }, insert(entry.label[preferences.language]));
  }

  remove(): void {
    const { current, range } = this;
    const { did } = words().canvas;
    if (current.kind === 'empty' && current.way?.exit) {
      const { exit, from } = current.way;
      this.do({ kind: 'unbranch', block: current.into }, did.unway(this.exitSaid(from.step!, exit)));
      this.go(this.tree.byKey.get(from.key) ?? this.current);
      return;
    }
    const steps = this.#several(range);
    const [next] = [range.at(-1)?.siblings[range.at(-1)!.index + 1] ?? range[0]?.siblings[range[0].index - 1]];
    if (!steps) return;
    const [into, at] = [range[0]!.into, range[0]!.at];
    if (!this.do({ kind: 'delete', ...steps }, did.delete(this.#named(range)))) return;
    const now = this.tree.all.find(
      (stop) => stop.into === into && stop.at === at && stop.kind !== 'start' && stop.kind !== 'endsWhen',
    );
    this.go(now ?? (next && this.tree.byKey.get(next.key)) ?? this.current);
  }

  duplicate(): void {
    const { range } = this;
    const steps = this.#several(range);
    if (steps) this.do({ kind: 'duplicate', ...steps }, words().canvas.did.duplicate(this.#named(range)));
  }

  /** @returns the text for the clipboard */
  copy(cut = false): string | undefined {
    const { range } = this;
    const { did } = words().canvas;
    const steps = this.#several(range);
    const copied = steps && copySteps(this.document.text, steps);
    if (!copied) return undefined;
    const named = this.#named(range);
    if (cut) {
      this.remove();
      this.message = did.cut(named);
    } else this.message = did.copy(named);
    return copyAsText(copied);
  }

  paste(clip: string): void {
    const { canvas } = words();
    const text = rehomed(pasted(clip), this.document.path, (path) => this.workspace.files.has(path));
    const place = this.placeHere();
    if (!place) return;
    if (text === '') this.#refuse(canvas.nothingCopied);
    else if (this.do({ kind: 'insert', ...place, text }, '')) this.message = canvas.did.paste(this.#named(this.range));
  }

  move(steps: Several, { into, at }: Place, where: string): void {
    this.moving = undefined;
    const { did } = words().canvas;
    const stop = this.tree.all.find(({ step }) => step?.id === steps.step);
    const named = steps.through === undefined && stop ? this.said('step', stop.step).title : this.#named(this.range);
    this.do({ kind: 'move', ...steps, into, at }, did.move(named, where));
  }

  note(text: string): void {
    const stop = this.noting === undefined ? undefined : this.tree.byKey.get(this.noting);
    this.noting = undefined;
    const step = stop?.step;
    if (!step || text.trim() === (step.comment?.text ?? '')) return;
    const said = words().canvas.did.note(this.said('step', step).title);
    this.do({ kind: 'comment', step: step.id, text: text.trim() || null }, said);
  }

  /** Adds a way to the step in focus, where one can be added. */
  addWay(step: OutlineStep | undefined = this.current.step): void {
    const add = step && WAYS[step.kind]?.(step);
    if (!step || !add) return;
    const title = this.said('step', step).title;
    this.do({ kind: 'branch', step: step.id, ...add }, words().canvas.did.way(title));
  }

  undo(): void {
    this.document.undo();
    this.#back(words().canvas.did.undo);
  }

  redo(): void {
    this.document.redo();
    this.#back(words().canvas.did.redo);
  }

  #back(said: string): void {
    this.message = said;
    this.trouble = '';
    this.follow();
    this.summons++;
  }

  // Moving by keys

  startMoving(): void {
    const steps = this.#several(this.range);
    const { into, at } = this.current;
    if (!steps || this.isFixed) return;
    const gap = this.drawing.gaps.find((one) => one.into === into && one.at === at);
    if (!gap) return;
    this.moving = { steps, gap: gap.key };
    this.message = words().canvas.moving(this.#named(this.range));
  }

  /** Goes on to the next place in a direction: along the text, or across to another way. */
  moveTo(direction: Direction): void {
    if (!this.moving) return;
    const { gaps } = this.drawing;
    const here = gaps.findIndex(({ key }) => key === this.moving?.gap);
    const next =
      direction === 'down' ? gaps[here + 1] : direction === 'up' ? gaps[here - 1] : across(gaps, here, direction);
    if (!next) return;
    this.moving = { ...this.moving, gap: next.key };
    this.message = words().canvas.moveTo(this.placeSaid(next));
  }

  drop(): void {
    const gap = this.drawing.gaps.find(({ key }) => key === this.moving?.gap);
    if (this.moving && gap) this.move(this.moving.steps, gap, this.placeSaid(gap));
  }

  leaveMoving(): void {
    this.moving = undefined;
    this.message = words().canvas.moveLeft;
  }

  /** Where a place is, in words. */
  placeSaid({ into, at }: Place): string {
    const { place } = words().canvas;
    const before =
      at > 0
        ? this.tree.all.find((stop) => stop.kind === 'step' && stop.into === into && stop.at === at - 1)
        : undefined;
    if (before) return place.after(this.said('step', before.step).title);
    const inside = this.tree.all.find((stop) => stop.into === into && stop.way)?.way;
    if (!inside?.exit) return place.first;
    return place.firstOf(this.exitSaid(inside.from.step!, inside.exit), this.said('step', inside.from.step).title);
  }
}

type Added = Pick<Extract<Edit, { kind: 'branch' }>, 'add' | 'values'>;

const isAbsent = ({ exits }: OutlineStep, name: string) =>
  exits.some((exit) => exit.name === name && exit.block.form === 'absent');

/** Which way can be added to a kind of step. */
export const WAYS: { readonly [kind in OutlineStep['kind']]?: (step: OutlineStep) => Added | undefined } = {
  together: () => ({ add: 'branch' }),
  switch: ({ exits }) => ({ add: 'case', values: [`'${exits.length}'`] }),
  try: (step) =>
    isAbsent(step, 'catch') ? { add: 'catch' } : isAbsent(step, 'finally') ? { add: 'finally' } : undefined,
};

/** The nearest gap to the left or the right. */
function across(gaps: readonly Gap[], here: number, direction: 'left' | 'right' | Direction): Gap | undefined {
  const from = gaps[here];
  if (!from) return undefined;
  const sign = direction === 'left' ? -1 : 1;
  const far = (gap: Gap) => Math.abs(gap.y - from.y) + Math.abs(gap.x - from.x) / 4;
  return gaps
    .filter((gap) => (gap.x - from.x) * sign > 20)
    .reduce<Gap | undefined>((best, gap) => (best && far(best) <= far(gap) ? best : gap), undefined);
}
