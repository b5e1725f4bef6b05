import type { Field, Fields, Type } from './type.ts';
import type { Words } from './words.ts';

/** A group of facts: the shape of one name that `when` and `run` receive (`mail`). */
export interface FactGroup {
  readonly name: string;
  readonly words: Words;
  readonly fields: Fields;
}

/** Something that can become true later, of an event (`mail.read`) or of a handle that an effect returned (`task.done`). */
export interface StateEntry {
  /** `mail.read`; for a state of a handle, the handle's type name and the state: `task.done`. */
  readonly name: string;
  /** `event`: stands under a name that `run` receives. `handle`: stands on what an effect returned. */
  readonly on: 'event' | 'handle';
  readonly words: Words;
  /** Event sources that never report this state: a policy that waits for it there waits for its deadline. */
  readonly untracked?: readonly string[] | undefined;
}

/** Something that a policy does to the world: `await createTask({…})`. */
export interface EffectEntry {
  readonly name: string;
  readonly words: Words;
  readonly params: readonly Param[];
  /** Absent: the effect returns nothing. */
  readonly returns?: Type | undefined;
  /** The group of facts that it acts on: `move` and `flag` need a mail. Absent: none. */
  readonly needs?: string | undefined;
  /** Where it is done: in the own store within milliseconds (a local activity), or outside (an ordinary one). */
  readonly reach: 'own' | 'outside';
  readonly example: string;
}

export interface Param extends Field {
  readonly name: string;
  /** What a text that is given must be: a time of day (`HH:MM`), an IANA zone. Absent: any text. */
  readonly text?: 'time' | 'zone' | undefined;
  /** The group of facts that must be named here and no value: what is done is done with the event's own. */
  readonly group?: string | undefined;
}

/** A pure function that conditions may call: `mentions(mail, […])`. */
export interface HelperEntry {
  readonly name: string;
  readonly words: Words;
  readonly params: readonly Param[];
  readonly returns: Type;
  /** `dear`: the answer is not in the mail; the host fetches it after the cheap conditions have let the mail through. */
  readonly cost: 'free' | 'dear';
  readonly example: string;
}

/** An event that starts policies: `on: 'mail.received'`. */
export interface TriggerEntry {
  readonly name: string;
  readonly words: Words;
  /** Names of the fact groups that `when` and `run` receive. */
  readonly gives: readonly string[];
  /** The fields of `data`, for an event that brings some. */
  readonly data?: Fields | undefined;
  /** How `on` is written, where it is not the name: `schedule(…)`. */
  readonly written?: string | undefined;
}
