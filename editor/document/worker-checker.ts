import type { Checked, Checker } from './checker.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Between the last keystroke and the check, in ms. */
const CALM_MS = 120;
/** Between a change and the look at all files; also at first, when there is more to do than that. */
const SURVEY_MS = 800;

/** How a workspace stands, as the compiler sees it. */
export interface Surveyed {
  /** Errors and warnings of each file that has some. */
  readonly problems: ReadonlyMap<string, { readonly errors: number; readonly warnings: number }>;
}

const startWorker = () => new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });

/**
 * The compiler in workers of its own, which are given each file once, and then what changes: one for the file that is being typed, one for
 * all of them together, which takes seconds where there are a thousand.
 */
export class WorkerChecker implements Checker {
  readonly #worker = startWorker();
  readonly #surveyor = startWorker();
  readonly #waiting = new Map<number, (checked: Checked) => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #asked = new Map<string, number>();
  #last = 0;
  #surveying: ReturnType<typeof setTimeout> | undefined;
  #surveyed: ((surveyed: Surveyed) => void) | undefined;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (!('id' in data)) return;
      this.#waiting.get(data.id)?.(data.checked);
      this.#waiting.delete(data.id);
    };
    this.#surveyor.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('problems' in data) this.#surveyed?.({ problems: new Map(data.problems) });
    };
  }

  /** @param texts by path; null for a file that is gone */
  files(texts: readonly (readonly [path: string, text: string | null])[]): void {
    this.#send({ files: texts });
    this.#surveyor.postMessage({ files: texts } satisfies ToWorker);
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
    clearTimeout(this.#surveying);
    this.#surveying = setTimeout(() => this.#surveyor.postMessage({ survey: true } satisfies ToWorker), SURVEY_MS);
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
