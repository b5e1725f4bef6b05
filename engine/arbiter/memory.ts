import { outranks, type Priority, type Stage } from '../plan/priority.ts';

/** What a person was told about one event at one stage and turn. */
export interface Told {
  /** The highest so far. */
  readonly priority: Priority;
  /** Policies whose danger warnings the person has had. */
  readonly dangers: ReadonlySet<string>;
  /** Key of the latest alert; absent where it went into a summary. */
  readonly alert?: string | undefined;
}

/** Who was told what about the event so far: all that *once* needs to know. */
export class Memory {
  readonly #told = new Map<string, Told>();

  told(person: string, stage: Stage, turn: string): Told | undefined {
    return this.#told.get(slot(person, stage, turn));
  }

  /** Everybody who was told anything, in the order of their ids. */
  persons(): readonly string[] {
    return [...new Set([...this.#told.keys()].map((key) => key.split(' ', 1)[0]!))].sort();
  }

  /** Adds to what the person was told at this stage and turn before. */
  remember(person: string, stage: Stage, turn: string, { priority, dangers, alert }: Told): void {
    const earlier = this.told(person, stage, turn);
    this.#told.set(slot(person, stage, turn), {
      priority: earlier && outranks(earlier.priority, priority) ? earlier.priority : priority,
      dangers: new Set([...(earlier?.dangers ?? []), ...dangers]),
      alert: alert ?? earlier?.alert,
    });
  }
}

const slot = (person: string, stage: Stage, turn: string) => `${person} ${stage} ${turn}`;
