import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { send } from '../real/processes.ts';
import { eventually } from '../sources/eventually.ts';

/** Something that can be killed, and comes back. */
export interface Target {
  readonly name: string;
  /** Ends it at once; resolves when it is gone. */
  kill(): Promise<void>;
  /** Brings it back; resolves when it was begun. */
  start(): Promise<void>;
}

/** Until one that ended by itself is begun again, in ms. */
const AGAIN_MS = 500;
const STOP_MS = 20_000;

/**
 * A process that is kept running, as service managers do: one that ends by itself is begun again. It leads a process group of its
 * own, which is what is killed.
 */
export class Kept implements Target {
  readonly name: string;
  /** What it said last on stdout: once it has said something, it is ready. */
  said: string | undefined;
  /** How often it ended without having been told to. */
  ended = 0;
  readonly #log: string;
  readonly #command: readonly string[];
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #wanted = false;

  /** @param command a program for this Node, and its arguments; @param log where its stderr goes */
  constructor(name: string, command: readonly string[], env: NodeJS.ProcessEnv, log: string) {
    this.name = name;
    this.#command = command;
    this.#env = env;
    this.#log = log;
  }

  async start(): Promise<void> {
    this.#wanted = true;
    const log = openSync(this.#log, 'a');
    const env = { ...process.env, ...this.#env };
    const child = spawn(process.execPath, this.#command, { env, detached: true, stdio: ['ignore', 'pipe', log] });
    closeSync(log);
    this.#child = child;
    createInterface({ input: child.stdout! }).on('line', (line) => (this.said = line));
    child.once('exit', () => void this.#over(child));
    await once(child, 'spawn');
  }

  async #over(child: ChildProcess): Promise<void> {
    if (this.#child === child) this.#child = undefined;
    if (!this.#wanted) return;
    this.ended += 1;
    await sleep(AGAIN_MS);
    if (this.#wanted && !this.#child) await this.start();
  }

  /** Resolves once it has said that it is ready. */
  ready(): Promise<void> {
    return eventually(() => this.said !== undefined, `${this.name} to be ready; it said: ${this.words()}`, 60_000);
  }

  async kill(): Promise<void> {
    this.#wanted = false;
    await this.#end('SIGKILL');
  }

  /** Ends it in good order; by force where that takes too long. @returns whether it was in good order */
  async stop(): Promise<boolean> {
    this.#wanted = false;
    const inOrder = await Promise.race([this.#end('SIGTERM').then(() => true), sleep(STOP_MS, false)]);
    if (!inOrder) await this.#end('SIGKILL');
    return inOrder;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    const ended = once(child, 'exit');
    send(-child.pid, signal);
    await ended;
  }

  /** What it said of trouble. */
  words(): string {
    return readFileSync(this.#log, { encoding: 'utf8', flag: 'a+' });
  }
}
