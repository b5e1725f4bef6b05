import type { Expression, Of, Value } from '../../plan/expression.ts';
import { anyOf, type Gate } from '../gate.ts';
import type { Keys } from '../keys.ts';
import type { Subject } from '../subject.ts';
import type { Asked, Predicate, SubjectOf } from './predicate.ts';
import { Subjects } from './subjects.ts';

/** An address, a domain; anything else has few values. */
const ODDS_TEXT = 0.02;
const ODDS_OTHER = 0.3;

/** `mail.from.domain === 'x'`, `['x', 'y'].includes(mail.from.domain)`: a table of values for each subject. */
export class Equality implements Predicate {
  readonly #keys: Keys;
  readonly #subjects = new Subjects<Value>();

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  gate(expression: Expression, subjectOf: SubjectOf): Gate {
    if (expression.kind === 'method') return this.#oneOf(expression, subjectOf);
    if (expression.kind !== 'binary' || expression.op !== '===') return undefined;
    const { left, right } = expression;
    if (right.kind === 'literal') return this.equals(subjectOf(left), right.value);
    return left.kind === 'literal' ? this.equals(subjectOf(right), left.value) : undefined;
  }

  equals(subject: Subject | undefined, value: Value): Gate {
    const odds = typeof value === 'string' ? ODDS_TEXT : ODDS_OTHER;
    return subject && { key: this.#subjects.key(subject, value, this.#keys, odds) };
  }

  seal(isUsed: (key: number) => boolean): void {
    this.#subjects.seal(isUsed);
  }

  ask(asked: Asked, holds: (key: number) => void): void {
    for (const { subject, keys } of this.#subjects.all()) {
      const values = asked.values(subject);
      if (!values) keys.forEach(holds);
      for (const value of values ?? []) {
        const key = keys.get(value);
        if (key !== undefined) holds(key);
      }
    }
  }

  #oneOf({ of, name, args }: Of<'method'>, subjectOf: SubjectOf): Gate {
    const [sought] = args;
    if (name !== 'includes' || of.kind !== 'array' || !sought) return undefined;
    const subject = subjectOf(sought);
    return anyOf(of.items.map((item) => (item.kind === 'literal' ? this.equals(subject, item.value) : undefined)));
  }
}
