import { within } from '../expression/children.ts';
import { isMail, MAIL_TEXTS } from '../expression/helpers/texts.ts';
import { PhraseAutomaton } from '../expression/phrases/automaton.ts';
import { normalise } from '../expression/phrases/normal.ts';
import type { Facts } from '../facts/facts.ts';
import type { Expression, Of } from '../plan/expression.ts';

/** A call of `mentions` whose phrases and places are known before any mail comes. */
interface Call {
  readonly paths: readonly string[];
  readonly phrases: readonly number[];
}

/** Every phrase of every policy in one automaton: a text is read once, however many policies ask about it. */
export class PhraseTable {
  readonly #calls = new Map<Expression, Call>();
  readonly #automaton: PhraseAutomaton;
  readonly #count: number;

  constructor(conditions: readonly Expression[]) {
    const numbers = new Map<string, number>();
    for (const condition of conditions) {
      for (const inner of within(condition)) this.#add(inner, numbers);
    }
    this.#count = numbers.size;
    this.#automaton = new PhraseAutomaton([...numbers.keys()]);
  }

  /** Answers the calls that it knows for one mail. A text is scanned when the first of them asks about it. */
  on(facts: Facts): (call: Of<'helper'>) => boolean | undefined {
    const found = new Map<string, ReadonlySet<number>>();
    const foundIn = (path: string) => {
      const known = found.get(path) ?? this.#scan(facts.get(path));
      found.set(path, known);
      return known;
    };
    return (call) => {
      const known = this.#calls.get(call);
      return known?.paths.some((path) => {
        const phrases = foundIn(path);
        return known.phrases.some((phrase) => phrases.has(phrase));
      });
    };
  }

  #add(expression: Expression, numbers: Map<string, number>): void {
    const paths = pathsOf(expression);
    const phrases = paths && literalPhrases(expression);
    if (!phrases) return;
    for (const phrase of phrases) if (!numbers.has(phrase)) numbers.set(phrase, numbers.size);
    this.#calls.set(expression, { paths, phrases: phrases.map((phrase) => numbers.get(phrase) ?? -1) });
  }

  #scan(text: unknown): ReadonlySet<number> {
    const phrases = new Set<number>();
    if (typeof text === 'string')
      this.#automaton.scan(normalise(text), (phrase) => phrases.add(phrase).size === this.#count);
    return phrases;
  }
}

/** The facts that a call of `mentions` looks into, where it names them. */
function pathsOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind !== 'helper' || expression.name !== 'mentions') return undefined;
  const [where] = expression.args;
  if (isMail(where)) return MAIL_TEXTS;
  return where?.kind === 'fact' ? [where.path] : undefined;
}

function literalPhrases(expression: Expression): readonly string[] | undefined {
  const what = expression.kind === 'helper' ? expression.args[1] : undefined;
  const items = what?.kind === 'array' ? what.items : what ? [what] : [];
  const texts = items.map((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? item.value : undefined,
  );
  return texts.length && texts.every((text) => text !== undefined) ? texts : undefined;
}
