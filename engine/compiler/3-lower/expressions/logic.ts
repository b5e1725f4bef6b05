import type { ConditionalExpression, LogicalExpression, Expression as Node } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import { alwaysTrue, neverAbsent } from '../../diagnostics/types.ts';
import { falsyPart, mayBeAbsent, present, whereFalsy, whereTruthy } from '../../types/narrow.ts';
import { BOOLEAN, type Type } from '../../types/type.ts';
import { membersOf, unionOf } from '../../types/union.ts';
import { type Context, type Literal, report, spanOf, type Typed, textOf } from '../context.ts';
import { also, either, NOTHING_SHOWN } from '../narrowing.ts';
import { lower } from './lower.ts';

/** An expression that is asked for its truth: refused where the answer cannot vary. */
export function condition(node: Node, cx: Context): Typed {
  const typed = lower(node, cx);
  const verdict = fixedVerdict(node, typed.type);
  if (verdict) report(cx, node, alwaysTrue, { what: code(textOf(cx, node)), verdict });
  return typed;
}

const code = (text: string): Text => ({ en: `\`${text}\``, zh: `\`${text}\`` });
const TRUE: Text = { en: 'true', zh: '真' };
const FALSE: Text = { en: 'false', zh: '假' };

function fixedVerdict(node: Node, type: Type): Text | undefined {
  if (node.type === 'StringLiteral' || node.type === 'NumericLiteral') return node.value ? TRUE : FALSE;
  if (node.type === 'NullLiteral') return FALSE;
  const members = membersOf(type);
  if (members.length > 0 && members.every((member) => ALWAYS_TRUE.has(member.type))) return TRUE;
  return members.length > 0 && members.every((member) => member.type === 'undefined' || member.type === 'null')
    ? FALSE
    : undefined;
}

const ALWAYS_TRUE = new Set<Type['type']>(['list', 'object', 'who', 'duration', 'caught']);

export function logical(node: LogicalExpression, cx: Context): Typed {
  if (node.operator === '??') return coalesce(node, cx);
  const left = condition(node.left, cx);
  const [shown, other] = node.operator === '&&' ? [left.truthy, left.falsy] : [left.falsy, left.truthy];
  const right = lower(node.right, { ...cx, shown: also(cx.shown, shown) });
  const span = spanOf(cx, node);
  const sure = also(shown ?? NOTHING_SHOWN, node.operator === '&&' ? right.truthy : right.falsy);
  const unsure = either(other, also(shown ?? NOTHING_SHOWN, node.operator === '&&' ? right.falsy : right.truthy));
  return {
    expression: { kind: 'logical', op: node.operator, left: left.expression, right: right.expression, span },
    type: resultOf(node.operator, left.type, right.type),
    ...(node.operator === '&&' ? { truthy: sure, falsy: unsure } : { truthy: unsure, falsy: sure }),
  };
}

/** As TypeScript reckons it: what cannot be falsy is all that `||` gives, and an empty text all that `&&` leaves of one. */
function resultOf(operator: '&&' | '||', left: Type, right: Type): Type {
  if (left.type === 'boolean' && right.type === 'boolean') return BOOLEAN;
  if (operator === '&&') return unionOf([falsyPart(left), right]);
  return whereFalsy(left).type === 'never' ? left : unionOf([whereTruthy(left), right]);
}

function coalesce(node: LogicalExpression, cx: Context): Typed {
  const left = lower(node.left, cx);
  const right = lower(node.right, cx);
  if (!mayBeAbsent(left.type) && left.type.type !== 'unknown') report(cx, node.left, neverAbsent, {});
  const span = spanOf(cx, node);
  return {
    expression: { kind: 'logical', op: '??', left: left.expression, right: right.expression, span },
    type: unionOf([present(left.type), right.type]),
  };
}

export function conditional(node: ConditionalExpression, cx: Context): Typed {
  const test = condition(node.test, cx);
  const yes = lower(node.consequent, { ...cx, shown: also(cx.shown, test.truthy) });
  const no = lower(node.alternate, { ...cx, shown: also(cx.shown, test.falsy) });
  const span = spanOf(cx, node);
  return {
    expression: { kind: 'choose', test: test.expression, then: yes.expression, else: no.expression, span },
    type: unionOf([yes.type, no.type]),
    values: bothKnown(yes, no),
    count: yes.count === undefined || no.count === undefined ? undefined : Math.max(yes.count, no.count),
  };
}

const bothKnown = (yes: Typed, no: Typed): readonly Literal[] | undefined =>
  yes.values && no.values ? [...new Set([...yes.values, ...no.values])] : undefined;
