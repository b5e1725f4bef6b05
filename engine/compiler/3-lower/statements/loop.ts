import type { ForOfStatement, Expression as Node } from '@babel/types';
import { nothingInside } from '../../diagnostics/advice.ts';
import { statement } from '../../diagnostics/grammar.ts';
import { timesRange } from '../../diagnostics/limits.ts';
import { wrongType } from '../../diagnostics/types.ts';
import { everyForm } from '../../diagnostics/waiting.ts';
import { printType } from '../../types/print.ts';
import { DURATION, listOf, NUMBER, STRING, type Type, UNKNOWN } from '../../types/type.ts';
import { lowerBlock, type Outcome, type Room, statementsOf, stepAt } from '../block.ts';
import { type Context, report, spanOf } from '../context.ts';
import { argumentsOf } from '../expressions/calls.ts';
import { plainName } from '../expressions/collections.ts';
import { give } from '../expressions/give.ts';
import { lower } from '../expressions/lower.ts';
import { widenDeep } from '../expressions/names.ts';
import { reason } from '../reason.ts';
import { peek } from '../resolve.ts';
import { Scope } from '../scope.ts';

/** How many items of a list are walked whose length nobody knows: recipients of a mail, say. */
const DEFAULT_MAX = 100;
/** The most passes of one `every`. */
const MAX_TIMES = 1_000;

/** `for (const name of list) …` and `for await (const name of every(…)) …` */
export function loop(node: ForOfStatement, id: (index: number) => string, cx: Context, room: Room): Outcome {
  const name = loopName(node);
  if (name === undefined) {
    report(cx, node.left, statement, { ...LOOP_VARIABLE });
    return { steps: [], ends: false, shown: cx.shown };
  }
  if (statementsOf(node.body).length === 0) report(cx, node, nothingInside, { what: LOOP });
  const after = { ends: false, shown: cx.shown };
  const step = node.await ? every(node, name, id(0), cx, room) : each(node, name, id(0), cx, room);
  return { steps: step ? [step] : [], ...after };
}

const LOOP = { en: 'this loop', zh: '该循环' };

/** Why a loop cannot have another variable. */
export const LOOP_VARIABLE = reason(
  'A loop whose variable is no plain `const`',
  '变量不是普通 `const` 的循环',
  'Write `for (const item of list)`.',
  '写成 `for (const item of list)`。',
);

/** The variable of a loop, where it is a plain `const`. */
export function loopName({ left }: ForOfStatement): string | undefined {
  if (left.type !== 'VariableDeclaration' || left.kind !== 'const') return undefined;
  const target = left.declarations[0]?.id;
  return target?.type === 'Identifier' && !target.typeAnnotation ? target.name : undefined;
}

function each(node: ForOfStatement, name: string, id: string, cx: Context, room: Room) {
  const base = stepAt(id, node, cx);
  const list = lower(node.right, cx);
  const type = widenDeep(list.type);
  if (type.type !== 'list' && type.type !== 'unknown') {
    report(cx, node.right, wrongType, {
      what: { en: 'What is gone through', zh: '遍历对象' },
      wanted: printType(listOf(STRING)),
      given: printType(type),
      hint: '',
    });
  }
  const steps = bodyWith(node, name, type.type === 'list' ? type.of : UNKNOWN, id, cx, room);
  return {
    ...base,
    kind: 'each',
    name,
    in: list.expression,
    max: Math.max(1, list.count ?? DEFAULT_MAX),
    steps,
  } as const;
}

function bodyWith(node: ForOfStatement, name: string, type: Type, id: string, cx: Context, room: Room) {
  const scope = new Scope(cx.scope);
  const expression = { kind: 'name', name, span: spanOf(cx, node.left) } as const;
  scope.bind(name, { kind: 'value', typed: { expression, type, ref: cx.unit.mark(name) } });
  return lowerBlock(statementsOf(node.body), `${id}.body.`, { ...cx, scope }, room).steps;
}

function every(node: ForOfStatement, name: string, id: string, cx: Context, room: Room) {
  const base = stepAt(id, node, cx);
  const parts = intervalOf(node.right, cx);
  const steps = bodyWith(node, name, parts ? NUMBER : UNKNOWN, id, cx, room);
  return parts && ({ ...base, kind: 'every', name, ...parts, steps } as const);
}

/** `every('30m', { times: 3 })` */
function intervalOf(node: Node, cx: Context) {
  const callee =
    node.type === 'CallExpression' && node.callee.type === 'Identifier' ? peek(cx, node.callee.name) : undefined;
  if (node.type !== 'CallExpression' || callee?.kind !== 'language' || callee.name !== 'every')
    return noEvery(node, cx);
  const [interval, options] = argumentsOf(node, cx);
  if (!interval || options?.type !== 'ObjectExpression' || node.arguments.length !== 2) return noEvery(node, cx);
  const [part, ...more] = options.properties;
  if (part?.type !== 'ObjectProperty' || plainName(part) !== 'times' || more.length > 0) return noEvery(options, cx);
  const within = give(interval, DURATION, { en: 'The interval', zh: '间隔' }, cx).expression;
  const times = lower(part.value as Node, cx).values;
  const most = times ? Math.max(...times.map(Number)) : Number.NaN;
  if (times?.length === 1 && Number.isInteger(most) && most >= 1 && most <= MAX_TIMES)
    return { interval: within, times: most };
  report(cx, part.value, timesRange, { limit: MAX_TIMES });
  return undefined;
}

function noEvery(node: Node, cx: Context): undefined {
  report(cx, node, everyForm, { what: { en: 'this', zh: '此写法' } });
  return undefined;
}
