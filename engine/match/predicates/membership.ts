import { text } from '../../expression/operators.ts';
import type { Expression } from '../../plan/expression.ts';
import type { Gate } from '../gate.ts';
import type { Keys } from '../keys.ts';
import type { Asked, Predicate, SubjectOf } from './predicate.ts';
import { Subjects } from './subjects.ts';

const ODDS = 0.08;

/** `carriers.has(mail.from.domain)`: the value says in which lists it is, whoever asks. */
export class Membership implements Predicate {
  readonly #keys: Keys;
  readonly #subjects = new Subjects<string>();

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  gate(expression: Expression, subjectOf: SubjectOf): Gate {
    if (expression.kind !== 'member') return undefined;
    const subject = subjectOf(expression.value);
    return subject && { key: this.#subjects.key(subject, expression.list, this.#keys, ODDS) };
  }

  seal(isUsed: (key: number) => boolean): void {
    this.#subjects.seal(isUsed);
  }

  ask(asked: Asked, holds: (key: number) => void): void {
    for (const { subject, keys } of this.#subjects.all()) {
      const values = asked.values(subject);
      if (!values) keys.forEach(holds);
      for (const list of (values ?? []).flatMap((value) => asked.lists.holding(text(value)))) {
        const key = keys.get(list);
        if (key !== undefined) holds(key);
      }
    }
  }
}
