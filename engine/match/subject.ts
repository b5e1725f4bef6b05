import { within } from '../expression/children.ts';
import { type Environment, evaluate, UNKNOWN } from '../expression/evaluate.ts';
import { LimitError } from '../expression/limits.ts';
import type { Expression, Of, Value } from '../plan/expression.ts';
import { canonical } from './canonical.ts';

/**
 * What predicates compare with something: `mail.from.domain`, or `a.domain` for each `a` of `mail.to`. Asked once for an event, however
 * many policies compare it.
 */
export interface Subject {
  /** The same for the same subject. */
  readonly id: string;
  /** @returns undefined where nobody can tell, or it would cost too much */
  values(env: Environment): readonly Value[] | undefined;
}

/** Undefined for what is dear, or hangs on something that is not of the event. */
export function subjectOf(expression: Expression): Subject | undefined {
  if (!isOfEvent(expression)) return undefined;
  return {
    id: canonical(expression),
    values: (env) =>
      asked(
        () => evaluate(expression, env),
        (value) => [value],
      ),
  };
}

/** The items of a list. */
export function itemsOf(list: Expression): Subject | undefined {
  if (!isOfEvent(list)) return undefined;
  return { id: `each ${canonical(list)}`, values: (env) => asked(() => evaluate(list, env), listed) };
}

/** What stands in the arrow of `list.some((item) => …)`, for each item. */
export function eachOf(list: Expression, { params }: Of<'arrow'>, of: Expression): Subject | undefined {
  const [param] = params;
  if (param === undefined || params.length > 1 || !isOfEvent(list) || !isOfEvent(of, param)) return undefined;
  const value = (env: Environment, item: Value) => evaluate(of, { ...env, name: () => item });
  return {
    id: `each ${canonical(list)} as ${param}: ${canonical(of)}`,
    values: (env) =>
      asked(() => {
        const items = evaluate(list, env);
        if (items === UNKNOWN) return UNKNOWN;
        const all = listed(items).map((item) => value(env, item));
        return all.includes(UNKNOWN) ? UNKNOWN : (all as readonly Value[]);
      }, listed),
  };
}

const listed = (value: Value): readonly Value[] => (Array.isArray(value) ? value : []);

function asked(
  ask: () => Value | typeof UNKNOWN,
  give: (value: Value) => readonly Value[],
): readonly Value[] | undefined {
  try {
    const answer = ask();
    return answer === UNKNOWN ? undefined : give(answer);
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

/** Whether an expression hangs on cheap facts alone, and on a parameter where one is given. Constants are no subjects. */
function isOfEvent(expression: Expression, param?: string): boolean {
  let reads = false;
  for (const inner of within(expression)) {
    if (!OF_EVENT.has(inner.kind) && !(inner.kind === 'name' && inner.name === param)) return false;
    reads ||= inner.kind === 'fact' || inner.kind === 'name';
  }
  return reads;
}

/** No helpers: the cheap ones have predicates of their own. No arrows, whose parameters are not known here. */
const OF_EVENT: ReadonlySet<string> = new Set([
  ...['literal', 'absent', 'template', 'fact', 'property', 'index', 'unary', 'binary'],
  ...['logical', 'choose', 'array', 'object', 'method', 'member'],
]);
