import type { BinaryExpression, Expression as Node, UnaryExpression } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import { BINARY } from '../../../plan/expression.ts';
import { nothingCompared } from '../../diagnostics/advice.ts';
import { expression, looseEquality } from '../../diagnostics/grammar.ts';
import { identity, maybeAbsent, neverEqual, operand } from '../../diagnostics/types.ts';
import { comparable, isText, only } from '../../types/assign.ts';
import { mayBeAbsent, whereEqual, whereUnequal } from '../../types/narrow.ts';
import { printType } from '../../types/print.ts';
import { BOOLEAN, literalType, NUMBER, STRING, type Type } from '../../types/type.ts';
import { membersOf } from '../../types/union.ts';
import { type Context, report, spanOf, type Typed, textOf } from '../context.ts';
import type { Narrowing } from '../narrowing.ts';
import { condition } from './logic.ts';
import { lower, refused } from './lower.ts';
import { comparedWithNothing } from './nothing.ts';

type Op = (typeof BINARY)[number];
type Lowered = readonly [left: Typed, right: Typed];

const NUMBERS: Text = { en: 'numbers', zh: '数字' };
const NUMBERS_OR_TEXTS: Text = { en: 'two numbers or two texts', zh: '两个数字或两段文字' };
const PRINTABLE: Text = {
  en: 'numbers, or texts with texts, numbers and booleans',
  zh: '数字，或文字与文字、数字、布尔值',
};

const isNumber = (type: Type) => only(type, (member) => member.type === 'number');
const isTextual = (type: Type) => only(type, isText);

export function unary(node: UnaryExpression, cx: Context): Typed {
  const { operator } = node;
  if (operator === '!') return not(node, cx);
  if (operator !== '-' && operator !== '+') return noOperator(node, operator, cx);
  const of = lower(node.argument, cx);
  expectOperand(of, node.argument, operator, NUMBERS, isNumber(of.type), cx);
  const expression = { kind: 'unary', op: operator, of: of.expression, span: spanOf(cx, node) } as const;
  if (node.argument.type !== 'NumericLiteral') return { expression, type: NUMBER };
  const value = operator === '-' ? -node.argument.value : node.argument.value;
  return { expression, type: literalType(value), values: [value] };
}

function not(node: UnaryExpression, cx: Context): Typed {
  const of = condition(node.argument, cx);
  const span = spanOf(cx, node);
  return {
    expression: { kind: 'unary', op: '!', of: of.expression, span },
    type: BOOLEAN,
    truthy: of.falsy,
    falsy: of.truthy,
  };
}

function noOperator(node: Node, operator: string, cx: Context): Typed {
  report(cx, node, expression, {
    what: { en: `The operator \`${operator}\``, zh: `运算符 \`${operator}\`` },
    instead: {
      en: 'Use comparisons, `+ - * / %`, `&& || ??` and `!`.',
      zh: '使用比较、`+ - * / %`、`&& || ??` 和 `!`。',
    },
  });
  return refused(node, cx);
}

export function binary(node: BinaryExpression, cx: Context): Typed {
  const { operator } = node;
  if (operator === '==' || operator === '!=') {
    report(cx, node, looseEquality, { op: operator, instead: `${operator}=` });
    return refused(node, cx);
  }
  const op = BINARY.find((known) => known === operator);
  if (!op || node.left.type === 'PrivateName') return noOperator(node, operator, cx);
  const sides = [lower(node.left, cx), lower(node.right, cx)] as const;
  const { type, ...shown } = RESULT[op](node, sides, op, cx);
  const [left, right] = sides;
  return {
    expression: { kind: 'binary', op, left: left.expression, right: right.expression, span: spanOf(cx, node) },
    type,
    ...shown,
  };
}

type Result = Pick<Typed, 'type' | 'truthy' | 'falsy'>;
type Check = (node: BinaryExpression, sides: Lowered, op: Op, cx: Context) => Result;

const RESULT: { readonly [O in Op]: Check } = {
  '===': equality,
  '!==': equality,
  '<': order,
  '<=': order,
  '>': order,
  '>=': order,
  '+': plus,
  '-': arithmetic,
  '*': arithmetic,
  '/': arithmetic,
  '%': arithmetic,
};

function arithmetic(node: BinaryExpression, sides: Lowered, op: Op, cx: Context): Result {
  sides.forEach((side, i) => {
    expectOperand(side, i ? node.right : node.left, op, NUMBERS, isNumber(side.type), cx);
  });
  return { type: NUMBER };
}

function plus(node: BinaryExpression, [left, right]: Lowered, op: Op, cx: Context): Result {
  if (isNumber(left.type) && isNumber(right.type)) return { type: NUMBER };
  const text = isTextual(left.type) || isTextual(right.type);
  const fits = (type: Type) =>
    text && (isTextual(type) || only(type, ({ type: kind }) => kind === 'number' || kind === 'boolean'));
  expectOperand(left, node.left, op, PRINTABLE, fits(left.type) || (!text && isNumber(left.type)), cx);
  expectOperand(right, node.right, op, PRINTABLE, fits(right.type) || (!text && isNumber(right.type)), cx);
  return { type: STRING };
}

function order(node: BinaryExpression, [left, right]: Lowered, op: Op, cx: Context): Result {
  const fits = (type: Type) => isNumber(type) || isTextual(type);
  expectOperand(left, node.left, op, NUMBERS_OR_TEXTS, fits(left.type), cx);
  const alike = (isNumber(left.type) && isNumber(right.type)) || (isTextual(left.type) && isTextual(right.type));
  expectOperand(right, node.right, op, NUMBERS_OR_TEXTS, fits(right.type) && (alike || !fits(left.type)), cx);
  return { type: BOOLEAN };
}

function expectOperand(
  side: Typed,
  node: BinaryExpression['left'],
  op: string,
  wanted: Text,
  fits: boolean,
  cx: Context,
): void {
  if (fits) return;
  if (mayBeAbsent(side.type) && membersOf(side.type).length > 1)
    report(cx, node, maybeAbsent, { what: code(textOf(cx, node)) });
  else report(cx, node, operand, { op, wanted, given: printType(side.type) });
}

const code = (text: string): Text => ({ en: `\`${text}\``, zh: `\`${text}\`` });

const IDENTITIES: { readonly [kind: string]: Text } = {
  list: { en: 'lists', zh: '列表' },
  object: { en: 'objects', zh: '对象' },
  who: { en: 'persons and teams', zh: '人员和团队' },
  caught: { en: 'errors', zh: '错误' },
};

function equality(node: BinaryExpression, [left, right]: Lowered, op: Op, cx: Context): Result {
  const absent = (type: Type) => type.type === 'undefined' || type.type === 'null';
  const compound = [left, right].flatMap(({ type }) => membersOf(type)).find(({ type }) => IDENTITIES[type]);
  if (compound && !absent(left.type) && !absent(right.type)) {
    report(cx, node, identity, { op, what: IDENTITIES[compound.type]! });
  } else if (!absent(left.type) && !absent(right.type) && !comparable(left.type, right.type)) {
    report(cx, node, neverEqual, { left: printType(left.type), right: printType(right.type) });
  }
  const why = comparedWithNothing(node, left.expression, right.expression);
  if (why) report(cx, node, nothingCompared, { why });
  const [equal, unequal] = [shownEqual(left, right), shownUnequal(left, right)];
  return op === '==='
    ? { type: BOOLEAN, truthy: equal, falsy: unequal }
    : { type: BOOLEAN, truthy: unequal, falsy: equal };
}

/** Either side may be a path that the other side says something about. */
function shownEqual(left: Typed, right: Typed): Narrowing {
  const shown = new Map<string, Type>();
  if (!mayBeAbsent(right.type))
    for (const [path, type] of left.truthy ?? []) if (path !== left.ref) shown.set(path, type);
  if (!mayBeAbsent(left.type))
    for (const [path, type] of right.truthy ?? []) if (path !== right.ref) shown.set(path, type);
  if (left.ref) shown.set(left.ref, whereEqual(left.type, right.type));
  if (right.ref) shown.set(right.ref, whereEqual(right.type, left.type));
  return shown;
}

function shownUnequal(left: Typed, right: Typed): Narrowing {
  const shown = new Map<string, Type>();
  if (right.type.type === 'undefined')
    for (const [path, type] of left.truthy ?? []) if (path !== left.ref) shown.set(path, type);
  if (left.ref) shown.set(left.ref, whereUnequal(left.type, right.type));
  if (right.ref) shown.set(right.ref, whereUnequal(right.type, left.type));
  return shown;
}
