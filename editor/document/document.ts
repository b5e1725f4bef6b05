import { createSubscriber } from 'svelte/reactivity';
import type { Diagnostic } from '../../engine/compiler/compile.ts';
import { applyEdit } from '../../engine/compiler/edit/apply.ts';
import type { Edit, Refusal } from '../../engine/compiler/edit/edit.ts';
import type { Outline } from '../../engine/compiler/edit/outline/outline.ts';
import { outlineOf } from '../../engine/compiler/edit/outline/outline-of.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Span } from '../../engine/plan/span.ts';
import type { Checked, Checker } from './checker.ts';
import { History } from './history.ts';
import { NOTHING, type Selection, spanOf, stepAt } from './selection.ts';
import { difference, inverseOf, moved, type Splice, spliced } from './splice.ts';
import type { Trail } from './trail.ts';

/** Told of every change, at once and in order. A change of the text comes with the splices that make it. */
export type Listener = (change: { readonly splices?: readonly Splice[] | undefined; readonly by?: unknown }) => void;

/**
 * A file that is open: its text, and what follows from it. All views talk to this and to nothing else. What is read from it in
 * markup or in `$derived` follows every change.
 */
export class PolicyDocument {
  readonly path: string;
  readonly #checker: Checker | undefined;
  readonly #history = new History();
  readonly #listeners = new Set<Listener>();
  readonly #watched = createSubscriber((update) => this.listen(update));
  #text: string;
  #kept: { readonly text: string; readonly hash: string | null };
  #outline: Outline;
  #good: Outline;
  #checked: Checked = { diagnostics: [], plan: undefined };
  #isChecked = false;
  #selection = NOTHING;
  #trail: Trail | undefined;

  /** @param hash of the text on the server's disk; null for a file that is not there yet */
  constructor(file: { readonly path: string; readonly text: string; readonly hash: string | null }, checker?: Checker) {
    this.path = file.path;
    this.#checker = checker;
    this.#text = file.text;
    this.#kept = { text: file.text, hash: file.hash };
    this.#outline = outlineOf(file.text);
    this.#good = this.#outline;
    this.check();
  }

  /** Calls for every change, without Svelte. @returns ends that */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get text(): string {
    this.#watched();
    return this.#text;
  }

  /** Of the last text that could be read. */
  get outline(): Outline {
    this.#watched();
    return this.#good;
  }

  /** Whether the text is half-typed, so that the outline is that of an earlier one. */
  get isBehind(): boolean {
    this.#watched();
    return this.#outline.flaws.length > 0;
  }

  /** Of the last text that was checked. */
  get diagnostics(): readonly Diagnostic[] {
    this.#watched();
    return this.#checked.diagnostics;
  }

  /** What it compiles to, of the last text that was checked; `undefined` where it does not, or is no policy. */
  get plan(): Plan | undefined {
    this.#watched();
    return this.#checked.plan;
  }

  /** Whether {@link diagnostics} and {@link plan} are of this very text. */
  get isChecked(): boolean {
    this.#watched();
    return this.#isChecked;
  }

  get selection(): Selection {
    this.#watched();
    return this.#selection;
  }

  /** The way of a run through this policy, where one is shown. */
  get trail(): Trail | undefined {
    this.#watched();
    return this.#trail;
  }

  /** Has the flow show where a run has been; undefined: nothing of the kind. */
  showTrail(trail: Trail | undefined): void {
    if (trail === this.#trail) return;
    this.#trail = trail;
    this.#tell({});
  }

  get canUndo(): boolean {
    this.#watched();
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    this.#watched();
    return this.#history.canRedo;
  }

  /** Whether it is not what lies on the server's disk, as far as we know. */
  get isChanged(): boolean {
    this.#watched();
    return this.#kept.hash === null || this.#text !== this.#kept.text;
  }

  /** What lay on the server's disk when it was opened, saved or laid together last. */
  get kept(): { readonly text: string; readonly hash: string | null } {
    this.#watched();
    return this.#kept;
  }

  /** A change by anything but typing: one step of the history. @param by left out when the change is told */
  change(splices: readonly Splice[], selection?: Partial<Selection>, by?: unknown): void {
    this.#apply(splices, selection, by);
  }

  /**
   * Does an edit of the flow, as one step of the history, and selects what it wrote.
   * @param field in which it is typed: what is given there one after the other is one step
   * @returns why it was not done
   */
  edit(edit: Edit, field?: string): Refusal | undefined {
    const done = applyEdit(this.#text, edit, this.path);
    if (!done.ok) return done.reason;
    this.#apply(done.splices, done.step === undefined ? undefined : { steps: [done.step] }, undefined, field);
    return undefined;
  }

  /** A change by typing: what is typed in quick succession is one step of the history. */
  type(splices: readonly Splice[], span: Span, by?: unknown): void {
    this.#apply(splices, { span }, by, Date.now());
  }

  undo(): void {
    this.#travel(this.#history.undo());
  }

  redo(): void {
    this.#travel(this.#history.redo());
  }

  /** Selects steps, and their text with them. */
  select(...steps: readonly string[]): void {
    const span = steps[0] === undefined ? undefined : spanOf(this.#good, steps[0]);
    this.#history.pause();
    this.#selection = { steps, span: span ?? this.#selection.span };
    this.#tell({});
  }

  /** Selects text, and the step that it is in. */
  selectText(span: Span, by?: unknown): void {
    const [start, end] = this.#selection.span;
    if (start === span[0] && end === span[1]) return;
    this.#selection = this.#selected(span);
    this.#tell({ by });
  }

  /** What lies on the server's disk is this now. */
  keep(text: string, hash: string | null): void {
    this.#kept = { text, hash };
    this.#tell({});
  }

  /** Another text in the place of this one, as one step: what was changed elsewhere. */
  take(text: string): void {
    this.change(difference(this.#text, text));
  }

  /** Has it checked again: another file that it names has changed. */
  check(): void {
    const text = this.#text;
    this.#isChecked = false;
    this.#checker?.check(this.path, text, (checked) => {
      if (text !== this.#text) return;
      this.#checked = checked;
      this.#isChecked = true;
      this.#tell({});
    });
  }

  #apply(
    splices: readonly Splice[],
    selection: Partial<Selection> | undefined,
    by: unknown,
    joins?: number | string,
  ): void {
    if (splices.length === 0) return;
    const before = this.#selection;
    const change = { splices, inverse: inverseOf(this.#text, splices) };
    this.#put(splices);
    const [start, end] = before.span;
    const span = selection?.span ?? [moved(start, splices), moved(end, splices)];
    this.#selection = selection?.steps
      ? { steps: selection.steps, span: spanOf(this.#good, selection.steps[0] ?? '') ?? span }
      : this.#selected(span);
    this.#history.add(change, before, this.#selection, joins);
    this.#tell({ splices, by });
    this.check();
  }

  #travel(to: ReturnType<History['undo']>): void {
    if (!to) return;
    for (const splices of to.steps) {
      this.#put(splices);
      this.#selection = to.selection;
      this.#tell({ splices });
    }
    this.check();
  }

  #put(splices: readonly Splice[]): void {
    this.#text = spliced(this.#text, splices);
    this.#outline = outlineOf(this.#text);
    if (this.#outline.flaws.length === 0) this.#good = this.#outline;
  }

  /** While the text is half-typed, its steps are not known: the selection stays where it was. */
  #selected(span: Span): Selection {
    if (this.#outline.flaws.length > 0) return { ...this.#selection, span };
    const step = stepAt(this.#outline, span[0]);
    return { steps: step === undefined ? [] : [step], span };
  }

  #tell(change: Parameters<Listener>[0]): void {
    for (const listener of this.#listeners) listener(change);
  }
}
