import { copyAsText, copySteps } from '../../engine/compiler/edit/copy.ts';
import type { Edit, Several } from '../../engine/compiler/edit/edit.ts';
import type { OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import type { PolicyDocument } from '../document/document.ts';
import { preferences } from '../preferences.svelte.ts';
import { words } from '../words/words.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';
import { WAYS } from './added-ways.ts';
import { pasted, rehomed } from './clip.ts';
import { effectEntries } from './entries/effects.ts';
import type { Entry } from './entries/entry.ts';
import { extensionEntries, flowEntries } from './entries/flows.ts';
import { givenAt, type Site } from './entries/site.ts';
import { conditionAt, statementEntries } from './entries/statements.ts';
import { FileSource } from './file-source.svelte.ts';
import { Moving } from './moving.svelte.ts';
import { type Place, Scene } from './scene.svelte.ts';
import type { Stop } from './tree/tree.ts';

/** What is done with the flow that is open: what is chosen, moved, added and taken away. */
export class Flow extends Scene {
  readonly document: PolicyDocument;
  readonly workspace: Workspace;
  readonly #file: FileSource;
  readonly moving = new Moving(this);
  /** The place at which a step is being chosen. */
  inserting = $state.raw<Place>();
  /** The stop whose note is being written. */
  noting = $state<string>();
  /** Something that went wrong, for everybody to see. */
  trouble = $state('');

  readonly entries: readonly Entry[] = $derived.by(() => [
    ...effectEntries,
    ...statementEntries,
    ...flowEntries(this.workspace.files, this.document.path),
    ...extensionEntries(this.workspace.files),
  ]);

  constructor(document: PolicyDocument, workspace: Workspace) {
    const file = new FileSource(document, workspace);
    super(file);
    this.#file = file;
    this.document = document;
    this.workspace = workspace;
  }

  /** The chosen steps, as neighbours of one block. */
  get range(): readonly Stop[] {
    const { current } = this;
    if (current.inside.isFixed || current.kind !== 'step') return [];
    const chosen = current.siblings.filter(({ step }) => step && this.selected.has(step.id));
    return chosen.includes(current) ? chosen : [current];
  }

  several(stops: readonly Stop[]): Several | undefined {
    const [first, last] = [stops[0]?.step, stops.at(-1)?.step];
    if (!first || !last) return undefined;
    return first === last ? { step: first.id } : { step: first.id, through: last.id };
  }

  named(stops: readonly Stop[]): string {
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

  /** @returns whether it was done */
  do(edit: Edit, said: string): boolean {
    const { canvas } = words();
    if (this.isFixed) return false;
    if (this.document.isBehind) return this.#refuse(canvas.behindEdit);
    const refusal = this.document.edit(edit);
    if (refusal) return this.#refuse(refusal[preferences.language]);
    this.trouble = '';
    const [written] = this.chosen;
    this.settle(written !== undefined && this.tree.byKey.has(written) ? written : this.focus);
    this.message = said;
    return true;
  }

  #refuse(why: string): false {
    this.trouble = why;
    this.message = why;
    return false;
  }

  siteAt({ into, at }: Place): Site {
    const { outline } = this;
    const { people } = this.#file;
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
    const steps = this.several(range);
    const [next] = [range.at(-1)?.siblings[range.at(-1)!.index + 1] ?? range[0]?.siblings[range[0].index - 1]];
    if (!steps) return;
    const [into, at] = [range[0]!.into, range[0]!.at];
    if (!this.do({ kind: 'delete', ...steps }, did.delete(this.named(range)))) return;
    const now = this.tree.all.find(
      (stop) => stop.into === into && stop.at === at && stop.kind !== 'start' && stop.kind !== 'endsWhen',
    );
    this.go(now ?? (next && this.tree.byKey.get(next.key)) ?? this.current);
  }

  duplicate(): void {
    const { range } = this;
    const steps = this.several(range);
    if (steps) this.do({ kind: 'duplicate', ...steps }, words().canvas.did.duplicate(this.named(range)));
  }

  /** Puts the chosen steps into an `if`. */
  wrap(): void {
    const { range } = this;
    const steps = this.several(range);
    const [first] = range;
    if (!steps || !first) return;
    const text = conditionAt(this.siteAt({ into: first.into, at: first.at }));
    this.do({ kind: 'wrap', ...steps, text }, words().canvas.did.wrap(this.named(range)));
  }

  /** @returns the text for the clipboard */
  copy(cut = false): string | undefined {
    const { range } = this;
    const { did } = words().canvas;
    const steps = this.several(range);
    const copied = steps && copySteps(this.document.text, steps);
    if (!copied) return undefined;
    const named = this.named(range);
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
    else if (this.do({ kind: 'insert', ...place, text }, '')) this.message = canvas.did.paste(this.named(this.range));
  }

  move(steps: Several, { into, at }: Place, where: string): void {
    const { did } = words().canvas;
    const stop = this.tree.all.find(({ step }) => step?.id === steps.step);
    const named = steps.through === undefined && stop ? this.said('step', stop.step).title : this.named(this.range);
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
}
