import { numeric } from '../../expression/operators.ts';
import type { Expression, Value } from '../../plan/expression.ts';
import type { Gate } from '../gate.ts';
import type { Keys } from '../keys.ts';
import type { Subject } from '../subject.ts';
import type { Asked, Predicate, SubjectOf } from './predicate.ts';
import { type Compared, Subjects } from './subjects.ts';

const ODDS = 0.5;

type Bound = number | string;

/** One way in which subjects are compared: which side of a bound they are to lie on, and of what kind the bounds are. */
interface Side {
  readonly above: boolean;
  readonly type: 'number' | 'string';
  readonly subjects: Subjects<Bound>;
  /** Bounds with their keys, those first that the most values lie beyond. */
  sorted: readonly { readonly subject: Subject; readonly bounds: readonly (readonly [Bound, number])[] }[];
}

/** The comparison with its sides exchanged. */
const TURNED: { readonly [op: string]: string } = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * `mail.size > 5_000_000`, `mail.receivedAt < '2026-08'`: sorted bounds, of which those on one side of the value hold. A bound itself
 * counts as well: whoever asks looks again.
 */
export class Range implements Predicate {
  readonly #keys: Keys;
  readonly #sides: readonly Side[] = (['number', 'string'] as const).flatMap((type) =>
    [true, false].map((above) => ({ above, type, subjects: new Subjects<Bound>(), sorted: [] })),
  );

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  gate(expression: Expression, subjectOf: SubjectOf): Gate {
    if (expression.kind !== 'binary' || !(expression.op in TURNED)) return undefined;
    const { op, left, right } = expression;
    if (right.kind === 'literal') return this.#gate(subjectOf(left), op, right.value);
    return left.kind === 'literal' ? this.#gate(subjectOf(right), TURNED[op] ?? '', left.value) : undefined;
  }

  seal(isUsed: (key: number) => boolean): void {
    for (const side of this.#sides) {
      side.subjects.seal(isUsed);
      side.sorted = [...side.subjects.all()].map((one) => ({
        subject: one.subject,
        bounds: sorted(one, side.above, isUsed),
      }));
    }
  }

  ask(asked: Asked, holds: (key: number) => void): void {
    for (const { above, sorted } of this.#sides) {
      for (const { subject, bounds } of sorted) {
        const values = asked.values(subject);
        for (const [bound, key] of bounds) {
          if (values && !values.some((value) => lies(value, bound, above))) break;
          holds(key);
        }
      }
    }
  }

  #gate(subject: Subject | undefined, op: string, bound: Value): Gate {
    if (!subject || (typeof bound !== 'number' && typeof bound !== 'string')) return undefined;
    const side = this.#sides.find(({ above, type }) => above === op.startsWith('>') && type === typeof bound);
    return side && { key: side.subjects.key(subject, bound, this.#keys, ODDS) };
  }
}

function sorted(
  { keys }: Compared<Bound>,
  above: boolean,
  isUsed: (key: number) => boolean,
): readonly (readonly [Bound, number])[] {
  const rising = [...keys].filter(([, key]) => isUsed(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  return above ? rising : rising.reverse();
}

/** Texts are compared as texts, all else as numbers; what is no number lies nowhere. */
function lies(value: Value, bound: Bound, above: boolean): boolean {
  if (typeof bound === 'string' && typeof value !== 'string') return true;
  const at = typeof bound === 'number' ? numeric(value) : (value as string);
  return above ? at >= bound : at <= bound;
}
