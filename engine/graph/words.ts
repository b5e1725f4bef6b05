import type { Expression, ExpressionKind, Of } from '../plan/expression.ts';
import { calledInRules, isExtension } from '../plan/extension.ts';
import type { State } from '../plan/state.ts';

/** The most letters of an expression that a box shows. */
const LONGEST = 90;

type Print<K extends ExpressionKind> = (expression: Of<K>) => string;

const PRINT: { readonly [K in ExpressionKind]: Print<K> } = {
  literal: ({ value }) => (typeof value === 'string' ? `'${value}'` : String(value)),
  absent: () => 'nothing',
  template: ({ parts }) => parts.map((part) => (typeof part === 'string' ? part : `{${print(part)}}`)).join(''),
  name: ({ name }) => name,
  fact: ({ path }) => path,
  derived: ({ index }) => `answer ${index + 1}`,
  property: ({ of, name }) => `${print(of)}.${name}`,
  index: ({ of, at }) => `${print(of)}[${print(at)}]`,
  unary: ({ op, of }) => (op === '!' ? `not ${inner(of)}` : `${op}${inner(of)}`),
  binary: ({ op, left, right }) => `${inner(left)} ${BINARY_WORDS[op] ?? op} ${inner(right)}`,
  logical: ({ op, left, right }) => `${inner(left)} ${LOGICAL_WORDS[op]} ${inner(right)}`,
  choose: ({ test, then, else: otherwise }) => `${print(then)} if ${inner(test)}, else ${print(otherwise)}`,
  array: ({ items }) => items.map(print).join(', '),
  object: ({ fields }) => fields.map(({ name, value }) => `${name}: ${print(value)}`).join(', '),
  method: ({ of, name, args }) => `${inner(of)}.${name}(${args.map(print).join(', ')})`,
  arrow: ({ params, body }) => `${params.join(', ')} → ${print(body)}`,
  helper: ({ name, args: [first, ...rest] }) =>
    name === 'count' || isExtension(name) || !first
      ? `${calledInRules(name)}(${[first, ...rest].map((arg) => (arg ? print(arg) : '')).join(', ')})`
      : `${print(first)} ${name} ${rest.map(print).join(', ')}`,
  pattern: ({ source }) => `/${source}/`,
  member: ({ list, value }) => `${print(value)} in ${list}`,
  who: ({ ref }) => ref,
};

const BINARY_WORDS: { readonly [op: string]: string } = { '===': 'is', '!==': 'is not' };
const LOGICAL_WORDS = { '&&': 'and', '||': 'or', '??': 'or else' } as const;

const print = (expression: Expression): string =>
  (PRINT[expression.kind] as Print<ExpressionKind>)(expression as never);

/** In brackets where it would be misread inside another expression. */
const inner = (expression: Expression): string =>
  expression.kind === 'logical' || expression.kind === 'choose' ? `(${print(expression)})` : print(expression);

export const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** An expression in plain words, on one line. */
export const expressionText = (expression: Expression): string => shortened(print(expression).replace(/\s+/g, ' '));

/** `mail.read`, `task.done`, `mail.read or task.done`. */
export function stateText(state: State): string {
  if (state.kind !== 'state') return state.of.map(stateText).join(state.kind === 'any' ? ' or ' : ' and ');
  return state.of ? `${print(state.of)}.${state.name.slice(state.name.indexOf('.') + 1)}` : state.name;
}
