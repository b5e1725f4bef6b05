import type { Selection } from './selection.ts';
import type { Splice } from './splice.ts';

/** One change of a text. */
interface Change {
  readonly splices: readonly Splice[];
  readonly inverse: readonly Splice[];
}

/** What one undo takes back. */
interface Entry {
  readonly changes: readonly Change[];
  readonly before: Selection;
  readonly after: Selection;
  /** Where the typing stopped, for what is typed on to belong to it; only of typing. */
  readonly typedTo?: { readonly at: number; readonly time: number } | undefined;
  /** The field that it was given in: what is given there next belongs to it. */
  readonly field?: string | undefined;
}

/** Typing that pauses for longer is another step, in ms. */
const PAUSE_MS = 1_000;
const MOST = 1_000;

/** The one history over all views. */
export class History {
  #done: Entry[] = [];
  #undone: Entry[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** @param joins the time of typing, which joins what was typed just before, or the field that it was given in; absent for all else */
  add(change: Change, before: Selection, after: Selection, joins?: number | string): void {
    const last = this.#done.at(-1);
    const [time, field] = typeof joins === 'number' ? [joins, undefined] : [undefined, joins];
    const [splice] = change.splices;
    const typedTo =
      time !== undefined && change.splices.length === 1 && splice
        ? { at: splice.span[0] + splice.text.length, time }
        : undefined;
    const goesOn = last?.typedTo && typedTo && splice && typedTo.time - last.typedTo.time < PAUSE_MS;
    // To write on, and to take back what was just written.
    const isSameField = field !== undefined && last?.field === field;
    if (
      last &&
      (isSameField || (goesOn && (splice.span[0] === last.typedTo?.at || splice.span[1] === last.typedTo?.at)))
    ) {
      this.#done.splice(-1, 1, { changes: [...last.changes, change], before: last.before, after, typedTo, field });
    } else this.#done.push({ changes: [change], before, after, typedTo, field });
    if (this.#done.length > MOST) this.#done.shift();
    this.#undone = [];
  }

  /** What is to be applied, one after the other, and what is selected then. */
  undo(): { steps: readonly (readonly Splice[])[]; selection: Selection } | undefined {
    const entry = this.#done.pop();
    if (!entry) return undefined;
    this.#undone.push({ ...entry, typedTo: undefined, field: undefined });
    return { steps: entry.changes.toReversed().map(({ inverse }) => inverse), selection: entry.before };
  }

  redo(): { steps: readonly (readonly Splice[])[]; selection: Selection } | undefined {
    const entry = this.#undone.pop();
    if (!entry) return undefined;
    this.#done.push(entry);
    return { steps: entry.changes.map(({ splices }) => splices), selection: entry.after };
  }

  /** What is typed next is a step of its own. */
  pause(): void {
    const last = this.#done.at(-1);
    if (last?.typedTo || last?.field) this.#done.splice(-1, 1, { ...last, typedTo: undefined, field: undefined });
  }
}
