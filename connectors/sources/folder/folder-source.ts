import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bell } from '../bell.ts';
import { type Health, type Intake, type Source, SourceError } from '../source.ts';
import type { FolderConfig } from './config.ts';
import { Outbox } from './outbox.ts';
import { type FilePath, type Snapshot, scan } from './scan.ts';
import { takeFile } from './take-file.ts';

/**
 * Takes in every `.eml` file that is put into a folder, then moves it to `done/`; what cannot be read from the disk
 * goes to `failed/`. A file that could not be kept stays where it is and is tried again. Links are left alone, and so are
 * files whose name begins with a dot: a program that writes slowly writes there, then renames.
 *
 * `fs.watch` and a regular rescan are all it needs: changes that the system does not report (network drives) are
 * found by the rescan.
 */
export class FolderSource implements Source {
  readonly name: string;
  readonly #config: FolderConfig;
  readonly #intake: Intake;
  readonly #bell = new Bell();
  #lastActivity: number | undefined;
  #watcher: FSWatcher | undefined;
  #stopping: AbortController | undefined;
  #running: Promise<void> = Promise.resolve();
  #seen: Snapshot = new Map();
  #health: Health = { ok: false, detail: 'Not started.' };

  constructor(config: FolderConfig, intake: Intake) {
    this.name = config.name;
    this.#config = config;
    this.#intake = intake;
  }

  async start(): Promise<void> {
    const { path } = this.#config;
    try {
      await Outbox.open(path);
      this.#watcher = watch(path, () => this.#bell.ring());
    } catch (error) {
      throw new SourceError(`${path}: this folder cannot be watched (${(error as Error).message}).`);
    }
    // A watcher that breaks (the folder was replaced) is not missed: the rescan goes on.
    this.#watcher.on('error', () => {});
    this.#stopping = new AbortController();
    this.#note(undefined);
    this.#running = this.#run(this.#stopping.signal);
  }

  async stop(): Promise<void> {
    this.#watcher?.close();
    this.#stopping?.abort();
    this.#bell.ring();
    await this.#running;
    this.#health = { ok: false, detail: 'Stopped.' };
  }

  health(): Health {
    return this.#health;
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const unsettled = await this.#pass(signal);
      if (signal.aborted) return;
      if (unsettled) await sleep(this.#config.settleMs, undefined, { signal }).catch(() => {});
      else await this.#bell.wait(this.#config.rescanSeconds * 1_000);
    }
  }

  /** Takes what has settled. @returns whether files are there that may still be written. */
  async #pass(signal: AbortSignal): Promise<boolean> {
    const { path, settleMs } = this.#config;
    try {
      const { settled, seen, moving } = await scan(path, this.#seen, settleMs);
      this.#seen = seen;
      const trouble = settled.length ? await this.#takeAll(settled, signal) : undefined;
      if (!signal.aborted) this.#note(trouble);
      return moving;
    } catch (error) {
      this.#note(`${path}: ${(error as Error).message}`);
      return false;
    }
  }

  /** One mail that cannot be kept does not hold up the others. @returns what went wrong last */
  async #takeAll(files: readonly FilePath[], signal: AbortSignal): Promise<string | undefined> {
    const { path, maxSize } = this.#config;
    const outbox = await Outbox.open(path);
    let trouble: string | undefined;
    for (const file of files) {
      if (signal.aborted) break;
      try {
        await takeFile(file, { mailbox: this.name, maxSize, intake: this.#intake, outbox });
        this.#lastActivity = Date.now();
      } catch (error) {
        trouble = `${printable(file)} could not be kept and is tried again: ${(error as Error).message}`;
      }
    }
    return trouble;
  }

  #note(trouble: string | undefined): void {
    const detail = trouble ?? `Watching ${this.#config.path}.`;
    this.#health = { ok: !trouble, detail, lastActivity: this.#lastActivity };
  }
}

/** A file's name is its writer's: no control characters on our terminal. */
const printable = (file: FilePath) => JSON.stringify(file.toString('utf8'));
