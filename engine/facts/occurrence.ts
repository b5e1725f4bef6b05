import type { Value } from '../plan/expression.ts';
import type { Facts } from './facts.ts';

/** Something that happened and is no mail: an event of another system or of Posthorn itself, or a moment of a schedule. */
export interface Occurrence {
  /** As plans name it behind `on`: `shop.cart-abandoned`, `schedule:office/morning`. */
  readonly kind: string;
  readonly facts: Facts;
}

/**
 * What an occurrence is kept as, and what `event.json` of a sample holds:
 * `{ "event": "shop.cart-abandoned", "data": {…} }`, or `{ "event": "schedule", "policy": …, "at": …, "previous": … }`.
 *
 * @throws RangeError for anything else, with what is missing
 */
export function occurrenceFrom(kept: unknown): Occurrence {
  const { event, data, policy, at, previous } = objectIn(kept, 'the event');
  if (event === SCHEDULE) {
    if (typeof policy !== 'string' || typeof at !== 'string' || !INSTANT.test(at)) {
      throw new RangeError('a tick is {"event": "schedule", "policy": "office/morning", "at": "2026-07-08T01:00:00Z"}');
    }
    const tick = { at, ...(previous !== undefined && { previous }) } as { [name: string]: Value };
    return { kind: `${SCHEDULE}:${policy}`, facts: factsBelow('tick', tick) };
  }
  if (typeof event !== 'string') throw new RangeError('an event is {"event": "shop.cart-abandoned", "data": {…}}');
  return { kind: event, facts: factsBelow('data', objectIn(data, '"data"') as { [name: string]: Value }) };
}

const SCHEDULE = 'schedule';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

function objectIn(value: unknown, what: string): { readonly [name: string]: unknown } {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as { [name: string]: unknown };
  throw new RangeError(`${what} must be a JSON object`);
}

/** Facts of one group by their paths. What was left out, or is null, is not there. */
function factsBelow(group: string, fields: { readonly [name: string]: Value }): Facts {
  const whole = withoutNulls(fields);
  return {
    get(path) {
      const [first, ...names] = path.split('.');
      if (first !== group) throw new Error(`${path} is no fact of this event`);
      return names.reduce<Value>(inside, whole);
    },
  };
}

function inside(value: Value, name: string): Value {
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  return isObject && Object.hasOwn(value, name) ? (value as { [name: string]: Value })[name] : undefined;
}

function withoutNulls(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutNulls(inner)]));
}
