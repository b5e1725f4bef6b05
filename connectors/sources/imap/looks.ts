import type { ImapFlow } from 'imapflow';
import type { Place } from '../../store/store.ts';
import { type MailboxActionError, renumbered } from './mailbox-action.ts';
import { findElsewhere } from './whereabouts.ts';

/** Where a mail was seen last, and what is asked about it. `messageId` stands without angle brackets; empty: unknown. */
interface Asked {
  readonly place: Place;
  readonly states: readonly string[];
  readonly messageId: string;
}

interface Look extends Asked {
  resolve(states: string[]): void;
  reject(error: unknown): void;
}

/** An error as a sentence about that folder. */
export type Explained = (error: unknown, folder?: string) => MailboxActionError;

/** Gives a signed-in connection for as long as it is used. */
type Connected = (serve: (client: ImapFlow, explained: Explained) => Promise<void>) => Promise<void>;

/** A command line stays short (RFC 7162, section 4). */
const MOST_AT_ONCE = 200;

/**
 * Looks into one mailbox. Dozens may fall due at one minute, and each must be answered within seconds: one connection serves all that
 * wait, those in the same folder by one command.
 */
export class Looks {
  readonly #connected: Connected;
  readonly #waiting = new Set<Look>();
  #session: Promise<void> | undefined;

  constructor(connected: Connected) {
    this.#connected = connected;
  }

  /**
   * @param signal takes the look out of the queue
   * @returns those of the states that hold
   * @throws MailboxActionError; the signal's reason
   */
  async look(asked: Asked, signal?: AbortSignal): Promise<string[]> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<string[]>();
    const look: Look = { ...asked, resolve, reject };
    const giveUp = () => reject(signal?.reason);
    signal?.addEventListener('abort', giveUp);
    this.#waiting.add(look);
    this.#begin();
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', giveUp);
      this.#waiting.delete(look);
    }
  }

  #begin(): void {
    this.#session ??= this.#connected((client, explained) => this.#serve(client, explained))
      .catch((error) => this.#fail(this.#waiting, error))
      .finally(() => {
        this.#session = undefined;
        if (this.#waiting.size) this.#begin();
      });
  }

  async #serve(client: ImapFlow, explained: Explained): Promise<void> {
    for (let [first] = this.#waiting; first; [first] = this.#waiting) {
      const { folder } = first.place;
      const batch = [...this.#waiting].filter(({ place }) => place.folder === folder).slice(0, MOST_AT_ONCE);
      try {
        await answer(client, folder, batch);
      } catch (error) {
        this.#fail(batch, explained(error, folder));
        if (!client.usable) throw error;
      }
      for (const look of batch) this.#waiting.delete(look);
    }
  }

  #fail(looks: Iterable<Look>, error: unknown): void {
    for (const look of looks) {
      look.reject(error);
      this.#waiting.delete(look);
    }
  }
}

async function answer(client: ImapFlow, folder: string, batch: readonly Look[]): Promise<void> {
  const box = await client.mailboxOpen(folder, { readOnly: true });
  const looks = batch.filter(({ place }) => !renumbered(place, box));
  for (const { place, reject } of batch) if (renumbered(place, box)) reject(renumbered(place, box));
  if (!looks.length) return;
  const uids = [...new Set(looks.map(({ place }) => place.uid))].join(',');
  const flags = new Map<number, Set<string>>();
  for (const message of await client.fetchAll(uids, { flags: true }, { uid: true }))
    flags.set(message.uid, message.flags ?? new Set());
  const gone = looks.filter(({ place }) => !flags.has(place.uid)).map(({ messageId }) => messageId);
  const elsewhere = await findElsewhere(client, gone, folder);
  for (const { place, messageId, states, resolve } of looks) {
    const moved = elsewhere.has(messageId) ? 'mail.moved' : 'mail.deleted';
    const holding = flags.has(place.uid) ? heldBy(flags.get(place.uid)!) : [moved];
    resolve(states.filter((state) => holding.includes(state)));
  }
}

const heldBy = (flags: ReadonlySet<string>) => [
  ...(flags.has('\\Seen') ? ['mail.read'] : []),
  ...(flags.has('\\Answered') ? ['mail.answered'] : []),
];
