import type { Source } from '../../connectors/sources/source.ts';
import type { Voice } from './voice.ts';

/** Between two looks, in ms: trouble that is over by the second is not worth a word. */
const LOOK_EVERY_MS = 2_000;

/** Says what is wrong with a source: once for each reason, and again where it fails after it was well. */
export class SourceWatch {
  readonly #warn: Voice['warn'];
  readonly #seen = new Map<Source, string>();
  readonly #said = new Map<Source, string>();
  readonly #timer: NodeJS.Timeout;

  constructor(sources: Iterable<Source>, warn: Voice['warn'], every = LOOK_EVERY_MS) {
    this.#warn = warn;
    this.#timer = setInterval(() => {
      for (const source of sources) this.#look(source);
    }, every).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(source: Source): void {
    const { ok, detail } = source.health();
    // Until the next try it is another number of seconds each time.
    const reason = ok ? '' : detail.replaceAll(/\d+/g, '');
    if (reason && this.#seen.get(source) === reason && this.#said.get(source) !== reason) {
      this.#warn(`${source.name}: ${detail}`, { source: source.name });
      this.#said.set(source, reason);
    }
    if (ok) this.#said.delete(source);
    this.#seen.set(source, reason);
  }
}
