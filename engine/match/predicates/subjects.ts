import type { Value } from '../../plan/expression.ts';
import type { Keys } from '../keys.ts';
import type { Subject } from '../subject.ts';

/** A subject and what it is compared with: the key of each comparison. */
export interface Compared<T> {
  readonly subject: Subject;
  readonly keys: Map<T, number>;
}

/** Subjects, each once, with all that policies compare them with. */
export class Subjects<T extends Value> {
  readonly #all = new Map<string, Compared<T>>();

  /** The key of a comparison: a new one where nobody has made it before. */
  key(subject: Subject, compared: T, keys: Keys, odds: number): number {
    const known = this.#all.get(subject.id) ?? { subject, keys: new Map<T, number>() };
    this.#all.set(subject.id, known);
    const key = known.keys.get(compared) ?? keys.add(odds);
    known.keys.set(compared, key);
    return key;
  }

  /** Leaves out the subjects of which no comparison is asked for. */
  seal(isUsed: (key: number) => boolean): void {
    for (const [id, { keys }] of this.#all) if (![...keys.values()].some(isUsed)) this.#all.delete(id);
  }

  all(): Iterable<Compared<T>> {
    return this.#all.values();
  }
}
