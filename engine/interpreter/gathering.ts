import { markOf } from '../arbiter/compose.ts';
import type { Item, Wish } from '../arbiter/wish.ts';
import { TRUNK } from '../plan/branch.ts';
import { PRIORITIES } from '../plan/priority.ts';
import type { EventStart } from './host.ts';

/** The name under which summaries stand in timelines, where others have their policy. */
export const DIGEST = 'digest';

/** So many summaries in a row, and the event ends: the next item begins a new one, and no history grows for ever. */
const MOST = 50;
/** Likewise so many items: each of them is in the history. */
const MOST_ITEMS = 1_000;

/** The event that a summary is: of one person and key. @param id the host's, telling nothing of the person */
export const digestEvent = (id: string, { at, into }: Item, hold: number): EventStart => ({
  id,
  receivedAt: at,
  subject: into.key,
  hold,
  labels: { kind: DIGEST },
  holds: [],
});

/**
 * The event of a summary that an item begins. The same person and key have one summary at a time, and one after the other: each is an
 * event of its own, or the log would take its alerts and its timeline for those of the one before.
 */
export const begunBy = (event: EventStart, { key }: Item): EventStart => ({
  ...event,
  id: `${event.id}-${markOf({ key })}`,
});

/** The alerts to one person that are gathered under one key. All times in epoch ms. */
export class Gathering {
  readonly #keys = new Set<string>();
  #items: Item[] = [];
  #due: number | undefined;
  /** No summary before then. */
  #quietUntil: number | undefined;
  #told = 0;

  /** An item joins; a repeat of one that is or was here is passed over. */
  add(item: Item): void {
    if (this.#keys.has(item.key)) return;
    this.#keys.add(item.key);
    this.#items.push(item);
    const due = Math.max(item.at + item.into.wait, this.#quietUntil ?? 0);
    this.#due = Math.min(this.#due ?? Number.POSITIVE_INFINITY, due);
  }

  /** When something is to be done next: a summary, or the end of the pause after one. */
  get next(): number | undefined {
    return this.#due ?? this.#quietUntil;
  }

  get idle(): boolean {
    return this.next === undefined;
  }

  /** The wish for a summary, where one is due. */
  take(now: number): Wish | undefined {
    if (this.#quietUntil !== undefined && this.#quietUntil <= now) this.#quietUntil = undefined;
    if (this.#due === undefined || this.#due > now) return undefined;
    const items = this.#items.splice(0);
    this.#due = undefined;
    this.#told++;
    if (this.#told < MOST && this.#keys.size < MOST_ITEMS)
      this.#quietUntil = now + Math.max(...items.map(({ into }) => into.interval));
    return wishFor(items, this.#told);
  }
}

function wishFor(items: readonly Item[], seq: number): Wish {
  const { person, into, owner } = items[0]!;
  return {
    key: `${DIGEST}#${TRUNK}:${seq}`,
    policy: DIGEST,
    title: into.key,
    owner,
    branch: TRUNK,
    seq,
    who: [person],
    wording: { kind: 'digest', key: into.key, items },
    stage: 'first',
    turn: String(seq),
    priority: PRIORITIES.find((priority) => items.some((item) => item.priority === priority))!,
    danger: items.some(({ danger }) => danger),
  };
}
