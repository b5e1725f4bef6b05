import { Mail } from '../../../engine/facts/mail.ts';
import { letterIn } from '../../../engine/intent/letter.ts';
import { replyOf } from '../../../engine/intent/wording.ts';
import { namesIn, opened } from '../../../engine/reply/opened.ts';
import { tokensOf } from '../offline/tokens.ts';
import { likenessTo } from './rank.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A mail that was answered, and the mail that answers it: hashes of their bytes. */
export interface Pair {
  readonly kind: string;
  readonly language: string;
  readonly mail: string;
  readonly reply?: string | undefined;
}

/** What is kept of a pair: nothing that is of its customer. */
interface Known {
  readonly terms: readonly string[];
  readonly sentences: readonly string[];
}

/** So many pairs are looked at: the latest of the same kind and language. */
const MOST_PAIRS = 150;
const MOST_KEPT = 2_000;
const MOST_DRAFTS = 3;

/** Suggests answers in the words of earlier ones. */
export class Suggestions {
  readonly #read: (hash: string) => Promise<Uint8Array>;
  readonly #kept = new Map<string, Promise<Known | undefined>>();

  /** @param read gives a mail's bytes by their hash */
  constructor(read: (hash: string) => Promise<Uint8Array>) {
    this.#read = read;
  }

  /**
   * The answers that were given to the mails most like this one, with everything in them that is of their customers left open.
   *
   * @param past the latest first
   * @returns the best first; none where no earlier answer says anything
   */
  async drafts(
    mail: Mail,
    { kind, language }: Pick<Pair, 'kind' | 'language'>,
    past: readonly Pair[],
  ): Promise<readonly string[]> {
    const alike = past
      .filter((pair) => pair.reply && pair.kind === kind && pair.language === language)
      .slice(0, MOST_PAIRS);
    const known = (await Promise.all(alike.map((pair) => this.#know(pair)))).filter((one) => one !== undefined);
    if (!known.length) return [];
    const scores = likenessTo(
      tokensOf(letterIn(mail).said, language),
      known.map(({ terms }) => terms),
    );
    return known
      .map(({ sentences }, at) => ({ sentences, score: scores[at] ?? 0 }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST_DRAFTS)
      .map(({ sentences }) => replyOf(language, sentences));
  }

  #know(pair: Pair): Promise<Known | undefined> {
    const key = `${pair.mail} ${pair.reply}`;
    const known = this.#kept.get(key);
    if (known) return known;
    // What cannot be read now is none to go by.
    const reading = this.#learn(pair).catch(() => undefined);
    this.#kept.set(key, reading);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return reading;
  }

  async #learn({ mail, reply, language }: Pair): Promise<Known | undefined> {
    const [asked, answered] = await Promise.all([mail, reply!].map((hash) => this.#mail(hash)));
    return known(asked!, answered!, language);
  }

  #mail = async (hash: string) => new Mail(await this.#read(hash), { mailbox: '', receivedAt: 0 });
}

/** @returns undefined where nothing of the answer stays */
function known(asked: Mail, answered: Mail, language: string): Known | undefined {
  const vocabulary = vocabularyOf(language);
  if (!vocabulary) return undefined;
  const hidden = new Set([...namesIn(asked), ...namesIn(answered)]);
  const sentences = opened(answered, language, vocabulary, hidden);
  return sentences.length ? { terms: tokensOf(letterIn(asked).said, language), sentences } : undefined;
}
