import type { Checked, Checker } from './checker.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Between the last keystroke and the check, in ms. */
const CALM_MS = 120;

/** How a workspace stands, as the compiler sees it. */
export interface Surveyed {
  /** Errors and warnings of each file that has some. */
  readonly problems: ReadonlyMap<string, { readonly errors: number; readonly warnings: number }>;
}

/** The compiler in a worker of its own. It is given each file once, and then what changes. */
export class WorkerChecker implements Checker {
  readonly #worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (checked: Checked) => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #asked = new Map<string, number>();
  #last = 0;
  #surveyed: ((surveyed: Surveyed) => void) | undefined;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('problems' in data) this.#surveyed?.({ problems: new Map(data.problems) });
      else {
        this.#waiting.get(data.id)?.(data.checked);
        this.#waiting.delete(data.id);
      }
    };
  }

  /** @param texts by path; null for a file that is gone */
  files(texts: readonly (readonly [path: string, text: string | null])[]): void {
    this.#send({ files: texts });
  }

  check(path: string, text: string, answer: (checked: Checked) => void): void {
    clearTimeout(this.#timers.get(path));
    this.#waiting.delete(this.#asked.get(path) ?? 0);
    const id = ++this.#last;
    this.#asked.set(path, id);
    this.#waiting.set(id, answer);
    this.#timers.set(
      path,
      setTimeout(() => this.#send({ check: { id, path, text } }), CALM_MS),
    );
  }

  /** Compiles the whole workspace; answers once it is done, and again whenever it is asked again. */
  survey(answer: (surveyed: Surveyed) => void): void {
    this.#surveyed = answer;
    this.#send({ survey: true });
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
