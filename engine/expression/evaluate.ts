import type { Expression, ExpressionKind, Of, Value } from '../plan/expression.ts';
import { isExtension } from '../plan/extension.ts';
import { type Environment, type Result, UNKNOWN } from './environment.ts';
import { callHelper } from './helpers/index.ts';
import { Budget, CALL, guardList } from './limits.ts';
import { type Argument, callMethod } from './methods.ts';
import { BINARY_OPERATORS, joined, read, text, UNARY_OPERATORS } from './operators.ts';

export { type Environment, type Result, UNKNOWN } from './environment.ts';

/**
 * What an expression is worth: JavaScript's meaning for the same text, without prototypes, and total: what would throw
 * a TypeError there (and what the checker refuses) is `undefined` here.
 *
 * Where the environment answers UNKNOWN, so does every expression whose value hangs on it; `unknown && false` is false.
 *
 * @param budget what it may cost; as much as one expression may, unless it is one of many
 * @throws LimitError where the expression wants more time or room than one event may cost
 */
export function evaluate(expression: Expression, env: Environment, budget = new Budget()): Result {
  return evaluateIn(expression, { env, budget });
}

/**
 * Whether an expression is true, in Kleene's logic: where only the truth of the operands matters, more can be told than
 * of the value (`count(…) && false` is not known to be `0` or `false`, but it is not true).
 */
export function truth(expression: Expression, env: Environment, budget = new Budget()): boolean | typeof UNKNOWN {
  return truthIn(expression, { env, budget });
}

/**
 * As {@link evaluate}, for places where nothing is dear.
 *
 * @throws Error where the value is unknown
 */
export function value(expression: Expression, env: Environment): Value {
  const result = evaluate(expression, env);
  if (result === UNKNOWN) throw new Error('a value is needed here, but it hangs on a fact that is not known');
  return result;
}

interface Context {
  readonly env: Environment;
  readonly budget: Budget;
  /** The parameters of the arrow functions around, the nearest first. */
  readonly bound?: Bound | undefined;
}

interface Bound {
  readonly params: readonly string[];
  readonly values: readonly Value[];
  readonly around: Bound | undefined;
}

type Evaluators = { readonly [K in ExpressionKind]: (expression: Of<K>, context: Context) => Result };

const EVALUATORS: Evaluators = {
  literal: ({ value }) => value,
  absent: () => undefined,
  name: ({ name }, { env, bound }) => nameIn(name, bound, env),
  fact: ({ path }, { env }) => env.fact(path),
  derived: ({ index }, { env }) => env.derived(index),
  who: ({ ref }) => ({ who: ref }),
  member: ({ list, value }, context) => known(value, context, (member) => context.env.has(list, text(member))),
  template: ({ parts }, context) =>
    all(
      parts,
      (part) => (typeof part === 'string' ? part : evaluateIn(part, context)),
      (values) => joined(values.map(text), ''),
    ),
  array: ({ items }, context) =>
    all(
      items,
      (item) => evaluateIn(item, context),
      (values) => values,
    ),
  object: ({ fields }, context) =>
    all(
      fields,
      (field) => evaluateIn(field.value, context),
      (values) => Object.fromEntries(fields.map(({ name }, index) => [name, values[index]])),
    ),
  unary: ({ op, of }, context) => {
    if (op !== '!') return known(of, context, UNARY_OPERATORS[op]);
    const answer = truthIn(of, context);
    return answer === UNKNOWN ? UNKNOWN : !answer;
  },
  binary: ({ op, left, right }, context) =>
    known(left, context, (a) => known(right, context, (b) => BINARY_OPERATORS[op](a, b))),
  logical,
  choose,
  property: chain,
  index: chain,
  method: chain,
  helper: (call, context) => {
    return callHelper(call, {
      env: context.env,
      ask: (expression) => evaluateIn(expression, context),
      spend: (work) => context.budget.spend(work),
    });
  },
  arrow: ({ span }) => {
    throw new Error(`the plan has an arrow function outside of a method call at ${span.join('–')}`);
  },
  pattern: ({ span }) => {
    throw new Error(`the plan has a pattern outside of matches() at ${span.join('–')}`);
  },
};

function evaluateIn(expression: Expression, context: Context): Result {
  const evaluator = EVALUATORS[expression.kind] as (expression: Expression, context: Context) => Result;
  return evaluator(expression, context);
}

/** Goes on with the value, or is unknown itself. */
function known(of: Expression, context: Context, use: (value: Value) => Result): Result {
  const result = evaluateIn(of, context);
  return result === UNKNOWN ? UNKNOWN : use(result);
}

function all<T>(items: readonly T[], ask: (item: T) => Result, make: (values: readonly Value[]) => Value): Result {
  guardList(items.length);
  const results = items.map(ask);
  return results.includes(UNKNOWN) ? UNKNOWN : make(results as readonly Value[]);
}

function logical(expression: Of<'logical'>, context: Context): Result {
  const { op, left, right } = expression;
  const result = evaluateIn(left, context);
  if (result === UNKNOWN) return op !== '??' && isBoolean(expression) ? truthIn(expression, context) : UNKNOWN;
  if (op === '&&') return result ? evaluateIn(right, context) : result;
  if (op === '||') return result ? result : evaluateIn(right, context);
  return result ?? evaluateIn(right, context);
}

/** With an unknown test, both ways may still lead to the same. */
function choose({ test, then, else: otherwise }: Of<'choose'>, context: Context): Result {
  const answer = truthIn(test, context);
  if (answer !== UNKNOWN) return evaluateIn(answer ? then : otherwise, context);
  const a = evaluateIn(then, context);
  return a === evaluateIn(otherwise, context) ? a : UNKNOWN;
}

/** Whether the form alone promises a boolean: only then is the truth of an expression its value. */
function isBoolean(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'boolean';
    case 'unary':
      return expression.op === '!';
    case 'binary':
      return !['+', '-', '*', '/', '%'].includes(expression.op);
    case 'logical':
      return expression.op !== '??' && isBoolean(expression.left) && isBoolean(expression.right);
    case 'helper':
      return expression.name !== 'count' && !isExtension(expression.name);
    default:
      return expression.kind === 'member';
  }
}

function truthIn(expression: Expression, context: Context): boolean | typeof UNKNOWN {
  if (expression.kind === 'logical' && expression.op !== '??') {
    const { op, left, right } = expression;
    const decisive = op === '||';
    const a = truthIn(left, context);
    if (a === decisive) return decisive;
    const b = truthIn(right, context);
    return a === UNKNOWN && b !== decisive ? UNKNOWN : b;
  }
  if (expression.kind === 'choose') {
    const answer = truthIn(expression.test, context);
    if (answer !== UNKNOWN) return truthIn(answer ? expression.then : expression.else, context);
    const a = truthIn(expression.then, context);
    return a === truthIn(expression.else, context) ? a : UNKNOWN;
  }
  const result = evaluateIn(expression, context);
  return result === UNKNOWN ? UNKNOWN : Boolean(result);
}

/** What an optional chain is worth that met `?.` on nothing: the whole chain is skipped, not its next link alone. */
const SKIPPED = Symbol('skipped');

type Link = Of<'property'> | Of<'index'> | Of<'method'>;

function chain(expression: Link, context: Context): Result {
  const result = link(expression, context);
  return result === SKIPPED ? undefined : result;
}

function link(expression: Link, context: Context): Result | typeof SKIPPED {
  const of = isLink(expression.of) ? link(expression.of, context) : evaluateIn(expression.of, context);
  if (of === SKIPPED || of === UNKNOWN) return of;
  if (expression.optional && (of === null || of === undefined)) return SKIPPED;
  if (expression.kind === 'index') return known(expression.at, context, (at) => read(of, text(at)));
  if (expression.kind === 'property') return place(of, expression.name) ?? read(of, expression.name);
  return method(of, expression, context);
}

const isLink = (expression: Expression): expression is Link =>
  expression.kind === 'property' || expression.kind === 'index' || expression.kind === 'method';

const PLACES = ['lead', 'superior', 'onCall'];

/** `purchasing.lead`, `li.superior`: a place among people, which stays a name until the alert is made. */
function place(of: Value, name: string): Value {
  const ref = read(of, 'who');
  return typeof ref === 'string' && PLACES.includes(name) ? { who: `${ref}.${name}` } : undefined;
}

function method(of: Value, { name, args }: Of<'method'>, context: Context): Result {
  const values: Argument[] = [];
  for (const arg of args) {
    const argument = arg.kind === 'arrow' ? arrowOf(arg, context) : evaluateIn(arg, context);
    if (argument === UNKNOWN) return UNKNOWN;
    values.push(argument);
  }
  return callMethod(of, name, values, (work) => context.budget.spend(work));
}

function arrowOf({ params, body }: Of<'arrow'>, context: Context): (...values: readonly Value[]) => Result {
  return (...values) => {
    context.budget.spend(CALL);
    return evaluateIn(body, { ...context, bound: { params, values, around: context.bound } });
  };
}

function nameIn(name: string, bound: Bound | undefined, env: Environment): Value {
  for (let frame = bound; frame; frame = frame.around) {
    const index = frame.params.lastIndexOf(name);
    if (index >= 0) return frame.values[index];
  }
  return env.name(name);
}
