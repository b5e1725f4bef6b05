import { setTimeout as sleep } from 'node:timers/promises';

export interface Readiness {
  readonly ready: boolean;
  /** `ok`, or what is wrong, by part. */
  readonly parts: { readonly [name: string]: string };
}

/** Rejects, or answers `false`, where the part does not work. */
type Works = () => unknown;

/** What is said of a part that does not work: in words of ours, for whoever asks has shown no token. */
const TROUBLE: { readonly [name: string]: string } = {
  store: 'The store cannot be written; the log says why.',
  temporal: 'The Temporal service does not answer.',
  rules: 'No rules are loaded yet.',
  worker: 'The worker does not ask for work.',
};

/** A part that says nothing for so long does not work, in ms. */
const PATIENCE_MS = 2_000;
/** However many ask, the parts are asked once in so long, in ms. */
const KEPT_MS = 1_000;

/** Whether a process can do its work: all its parts must. */
export class Ready {
  readonly #parts: Map<string, Works>;
  #last: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  /** @param names of the parts, none of which works before {@link opened} */
  constructor(names: readonly string[]) {
    this.#parts = new Map(names.map((name) => [name, () => false]));
  }

  opened(name: string, works: Works): void {
    this.#parts.set(name, works);
  }

  look(): Promise<Readiness> {
    const now = performance.now();
    if (!this.#last || now - this.#last.at > KEPT_MS) this.#last = { at: now, answer: this.#ask() };
    return this.#last.answer;
  }

  async #ask(): Promise<Readiness> {
    const asked = [...this.#parts].map(
      async ([name, works]) => [name, (await doesWork(works)) ? 'ok' : TROUBLE[name]!] as const,
    );
    const parts = await Promise.all(asked);
    return { ready: parts.every(([, state]) => state === 'ok'), parts: Object.fromEntries(parts) };
  }
}

async function doesWork(works: Works): Promise<boolean> {
  const giveUp = new AbortController();
  const late = sleep(PATIENCE_MS, false, { signal: giveUp.signal, ref: false }).catch(() => false);
  const asked = Promise.resolve()
    .then(works)
    .then(
      (answer) => answer !== false,
      () => false,
    );
  const fine = await Promise.race([asked, late]);
  giveUp.abort();
  return fine;
}
