import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../app/command.ts';
import { eventually } from '../sources/eventually.ts';

/** `posthorn up` as a user starts it, in a process of its own, without a terminal. */
export class UpCommand {
  stdout = '';
  stderr = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(config: string, env: NodeJS.ProcessEnv) {
    const args = [`${ROOT}bin/posthorn.mjs`, 'up', '--no-samples', '--config', config];
    this.#child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'close');
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
  }

  /** @returns the address of the page, with its token */
  async page(): Promise<URL> {
    const said = () => /^ {2}page +(http\S+)$/m.exec(this.stdout)?.[1];
    const isOver = () => this.#child.exitCode !== null;
    await eventually(() => said() !== undefined || isOver(), 'Posthorn to be up', 90_000);
    if (isOver()) throw new Error(`Posthorn ended at its start: ${this.stderr}`);
    return new URL(said()!);
  }

  /** In good order. @returns its exit code */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#ended;
    return this.#child.exitCode;
  }
}
