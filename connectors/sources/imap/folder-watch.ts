import { setTimeout as sleep } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import { Bell } from '../bell.ts';
import type { Health } from '../source.ts';
import { Backoff } from './backoff.ts';
import { connect, disconnect } from './connection.ts';
import { explain, isRefused } from './explain.ts';
import { reportFlags } from './flags.ts';
import { News } from './news.ts';
import type { Account, OpenFolder } from './open-folder.ts';
import { type Memory, openFolder } from './opening.ts';
import type { Progress } from './progress.ts';
import { NotKept, type Reader, readNew } from './read-new.ts';
import { findGone, type Gone, reportGone } from './vanished.ts';

// Times in ms; of pairs, the first wait and the longest.

const RECONNECT = [300, 60_000] as const;
/** Where the server says no to us, trying again soon would at best lock the account. */
const RECONNECT_REFUSED = [30_000, 15 * 60_000] as const;
/** Until a mail that could not be kept is taken again. */
const RETAKE = [500, 60_000] as const;
/** An IDLE that ends within this time was refused. */
const SHORTEST_IDLE = 1_000;
/** How long a command may still take when the source stops. */
const FAREWELL = 5_000;

export interface FolderWatchParts {
  readonly account: Account;
  readonly reader: Reader;
  /** Which folder, once there is a connection to ask; undefined where there is none to watch. */
  find(client: ImapFlow): Promise<string | undefined>;
}

/** Watches one folder over one connection, and comes back whenever that breaks. */
export class FolderWatch {
  readonly #parts: FolderWatchParts;
  readonly #bell = new Bell();
  readonly #reconnect = new Backoff(...RECONNECT);
  readonly #refused = new Backoff(...RECONNECT_REFUSED);
  readonly #retake = new Backoff(...RETAKE);
  #running: Promise<void> = Promise.resolve();
  #telling: Promise<void> = Promise.resolve();
  #progress: Progress | undefined;
  #retakeAt: number | undefined;
  #health: Health = { ok: false, detail: 'Connecting.' };

  constructor(parts: FolderWatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** After the account's signal was aborted. */
  async stop(): Promise<void> {
    this.#bell.ring();
    await this.#running;
    await this.#telling;
    await this.#progress?.save().catch(() => {});
  }

  health(): Health {
    return this.#health;
  }

  get #stopped(): boolean {
    return this.#parts.account.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      let path: string | undefined;
      try {
        const client = await connect(this.#parts.account);
        const hurry = () => setTimeout(() => client.close(), FAREWELL).unref();
        this.#parts.account.signal.addEventListener('abort', hurry);
        try {
          path = await this.#parts.find(client);
          if (path === undefined) return this.#nothingToDo();
          await this.#session(client, path);
        } finally {
          await disconnect(client);
          this.#parts.account.signal.removeEventListener('abort', hurry);
        }
      } catch (error) {
        await this.#pause(error, path);
      }
    }
  }

  #nothingToDo(): void {
    this.#health = { ok: true, detail: 'There is no folder of sent mail to look for replies in.' };
  }

  async #pause(error: unknown, path: string | undefined): Promise<void> {
    if (this.#stopped) return;
    const wait = (isRefused(error) ? this.#refused : this.#reconnect).next();
    const reason = explain(error, this.#parts.account.config, path);
    this.#health = { ...this.#health, ok: false, detail: `${reason} Next try in ${Math.ceil(wait / 1000)} s.` };
    await sleep(wait, undefined, { signal: this.#parts.account.signal }).catch(() => {});
  }

  async #session(client: ImapFlow, path: string): Promise<void> {
    const news = new News(client, this.#bell);
    const folder = await openFolder(this.#parts.account, client, path, this.#memory());
    this.#progress = folder.progress;
    while (!this.#stopped) {
      await this.#pass(folder, news);
      if (this.#stopped) return;
      await this.#idle(client);
      if (!client.usable) throw news.error ?? new Error('The server hung up');
    }
  }

  #memory(): Memory {
    const retakeSoon = () => {
      this.#scheduleRetake();
      this.#bell.ring();
    };
    return { progress: this.#progress, retakeSoon };
  }

  /** Everything that may have changed since the last pass, in this order: a mail has to be known before its states are. */
  async #pass(folder: OpenFolder, news: News): Promise<void> {
    const { grown, shrunk } = news.read();
    if (grown !== 0 || this.#isDue(folder)) await this.#readNew(folder, news, grown);
    await reportFlags(folder);
    if (shrunk) this.#tellGone(folder, await findGone(folder), news);
    await folder.progress.save();
    this.#reconnect.reset();
    this.#refused.reset();
    const lastActivity = folder.clock();
    if (this.#retakeAt === undefined) this.#health = { ok: true, detail: `Watching ${folder.path}.`, lastActivity };
    else this.#health = { ...this.#health, ok: false, lastActivity };
  }

  /** Looking for where mails went may take long, and new ones shall not wait for it. */
  #tellGone(folder: OpenFolder, gone: readonly Gone[], news: News): void {
    if (!gone.length) return;
    const told = this.#telling.then(() => reportGone(folder, gone, folder.placeOf));
    this.#telling = told.catch(() => {
      for (const [uid, { messageId, states }] of gone) folder.watched.add(uid, messageId, states);
      news.untold();
    });
  }

  async #readNew(folder: OpenFolder, news: News, grown: number | undefined): Promise<void> {
    try {
      await readNew(folder, this.#parts.reader, grown, this.#isDue(folder));
      if (folder.progress.ledger.again.length) return;
      this.#retakeAt = undefined;
      this.#retake.reset();
    } catch (error) {
      if (!(error instanceof NotKept)) throw error;
      news.unread();
      this.#scheduleRetake();
      const detail = `${folder.path}: a mail could not be kept and is tried again: ${error.message}`;
      this.#health = { ...this.#health, ok: false, detail };
    }
  }

  #isDue({ progress }: OpenFolder): boolean {
    if (!progress.ledger.again.length) return false;
    return this.#retakeAt === undefined || Date.now() >= this.#retakeAt;
  }

  #scheduleRetake(): void {
    this.#retakeAt = Date.now() + this.#retake.next();
  }

  /** Until the server says something, something has to be tried again, or it is time to ask by ourselves. */
  async #idle(client: ImapFlow): Promise<void> {
    const begun = Date.now();
    let waiting = true;
    // An IDLE that ends while we wait was ended by the server; one that a command of ours breaks is none of our concern.
    const ended = () => waiting && Date.now() - begun > SHORTEST_IDLE && this.#bell.ring();
    client.idle().then(ended, ended);
    const poll = this.#parts.account.config.pollSeconds * 1000;
    const retake = this.#retakeAt === undefined ? poll : Math.max(0, this.#retakeAt - Date.now());
    const rang = await this.#bell.wait(Math.min(poll, retake));
    waiting = false;
    if (!rang && client.usable) await client.noop();
  }
}
