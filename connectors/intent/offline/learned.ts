import { createHash } from 'node:crypto';
import type { Envelope } from '../../../engine/facts/facts.ts';
import type { Weigh } from '../../../engine/intent/kind/decide.ts';
import { type Letter, letterOf } from '../../../engine/intent/letter.ts';
import { readIntent } from '../../../engine/intent/read.ts';
import { type Intent, KINDS, type Kind } from '../../../engine/intent/schema.ts';
import type { Correction, Corrections, NewCorrection } from '../../store/store.ts';
import type { IntentProvider } from '../provider.ts';
import { examplesIn, seenOf, trained } from './classifier.ts';
import { readOffline } from './provider.ts';

/** Between two looks whether somebody has corrected something, in ms: another process may have been told. */
const LOOK_MS = 30_000;
/** The latest: what is older was of other mails. */
const MOST_LESSONS = 500;

/**
 * Reads mails on this machine, with what people of ours have said of earlier ones beside the examples that ship. Trained anew when
 * there is something new, which takes a fraction of a second. A mail of which somebody said what it is, is that, whatever its words.
 */
export class LearnedProvider implements IntentProvider {
  readonly #corrections: Pick<Corrections, 'list'>;
  readonly #clock: () => number;
  #looked = Number.NEGATIVE_INFINITY;
  #known = '';
  #weigh: Weigh | undefined;
  #told: ReadonlyMap<string, Kind> = new Map();

  constructor(corrections: Pick<Corrections, 'list'>, clock: () => number = Date.now) {
    this.#corrections = corrections;
    this.#clock = clock;
  }

  async read(raw: Uint8Array, envelope: Envelope): Promise<Intent> {
    if (this.#clock() - this.#looked >= LOOK_MS) await this.look();
    if (!this.#weigh) return readOffline(raw, envelope);
    const letter = letterOf(raw, envelope);
    return readIntent(letter, this.#weigh, this.#told.get(idOf(letter)));
  }

  /** Looks now: somebody has just corrected something here. */
  async look(): Promise<void> {
    this.#looked = this.#clock();
    const found = await this.#corrections.list(MOST_LESSONS);
    const known = found.map(({ id, kind, at }) => `${id} ${kind} ${at}`).join('\n');
    if (known === this.#known) return;
    const lessons = found.filter(isKnown);
    this.#weigh = lessons.length ? trained(examplesIn(), lessons) : undefined;
    this.#told = new Map(lessons.map(({ id, kind }) => [id, kind]));
    this.#known = known;
  }
}

/** A later version may know other kinds. */
const isKnown = (one: Correction): one is Correction & { readonly kind: Kind } =>
  KINDS.some((kind) => kind === one.kind);

/** That a mail was of another kind than it was read as. @param event it is kept as; empty where it was never taken in */
export function correctionOf(
  raw: Uint8Array,
  { kind, by, event }: { kind: Kind; by: string; event: string },
): NewCorrection {
  const letter = letterOf(raw, { mailbox: '', receivedAt: 0 });
  return { id: idOf(letter), event, kind, seen: seenOf(letter), by };
}

/** The same for the same words, by whichever mailbox they come. */
const idOf = ({ text }: Letter) => createHash('sha256').update(text).digest('hex').slice(0, 32);
