import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { eventually } from '../sources/eventually.ts';

const PROGRAM = fileURLToPath(new URL('posthorn-process.ts', import.meta.url));

/** What the process says when its rules were published anew. */
export interface Published {
  readonly policies: number;
  readonly kept: readonly string[];
  readonly diagnostics: number;
}

/** How a process ended: by itself, with a code, or by a signal. */
export type Ending = number | NodeJS.Signals;

/** Posthorn in a process of its own. */
export class Running {
  /** Resolves with how it ended. */
  readonly ended: Promise<Ending>;
  readonly published: Published[] = [];
  /** Where the page is, with the token; once it is ready. */
  page: string | undefined;
  /** Milliseconds from the start of the process until it was ready. */
  readyAfter: number | undefined;
  /** What it said of trouble. */
  trouble = '';
  readonly #child: ChildProcess;
  #over = false;

  /**
   * @param crashAt name of a crash point, see `connectors/crash-points.ts`
   * @param role which part it takes, see `posthorn-process.ts`
   */
  constructor(config: string, crashAt?: string, role: readonly string[] = [], more: NodeJS.ProcessEnv = {}) {
    const begun = performance.now();
    const env = { ...process.env, ...more, ...(crashAt && { POSTHORN_CRASH_AT: crashAt }) };
    this.#child = spawn(process.execPath, [PROGRAM, config, ...role], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.#child, 'exit').then(([code, signal]) => {
      this.#over = true;
      return (signal ?? code) as Ending;
    });
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.trouble += text));
    createInterface({ input: this.#child.stdout! }).on('line', (line) => {
      const told = JSON.parse(line) as Published | { readonly page: string };
      if ('policies' in told) return void this.published.push(told);
      this.page = told.page;
      this.readyAfter = performance.now() - begun;
    });
  }

  get over(): boolean {
    return this.#over;
  }

  /** Resolves once it is ready. @throws where it ends before */
  async ready(): Promise<this> {
    await eventually(() => this.page !== undefined || this.#over, 'Posthorn to be ready', 90_000);
    if (this.page === undefined) throw new Error(`Posthorn ended at its start: ${this.trouble}`);
    return this;
  }

  /** Resolves once it is ready or has ended. */
  async settled(): Promise<void> {
    await eventually(() => this.page !== undefined || this.#over, 'Posthorn to be ready or to end', 90_000);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Stops it in its tracks, or lets it go on as if nothing had been. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(signal);
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** In good order. */
  async stop(): Promise<Ending> {
    this.#child.kill('SIGTERM');
    return this.ended;
  }

  /** Asks the API. */
  async api<T>(path: string, body?: unknown): Promise<T> {
    const page = new URL(this.page!);
    const response = await fetch(new URL(path, page), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${page.searchParams.get('token')}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
