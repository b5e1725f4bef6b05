import type { CallExpression, Expression as Node } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import type { Context } from '../context.ts';
import { entityOf } from '../entities.ts';
import { plainName } from '../expressions/collections.ts';
import { peek } from '../resolve.ts';
import { areDates, HERE, placeOf, textsIn } from './hours.ts';

/** A person's call without the field `holidays` where that names a list of the rules, and the days in that list. */
export interface Holidays {
  readonly node: CallExpression;
  readonly days?: readonly string[] | undefined;
}

/** A list of the rules is no value elsewhere; here it stands for what is in it. */
export function holidaysNamed(node: CallExpression, cx: Context): Holidays {
  const [id, fields] = node.arguments;
  if (fields?.type !== 'ObjectExpression') return { node };
  const field = fields.properties.find((part) => plainName(part) === 'holidays');
  const value = field?.type === 'ObjectProperty' ? (field.value as Node) : undefined;
  const meaning = value?.type === 'Identifier' ? peek(cx, value.name) : undefined;
  if (!value || meaning?.kind !== 'const') return { node };
  const entity = entityOf(cx.rules, meaning, { from: cx, node: value });
  if (entity.kind !== 'list') return { node };
  const days = cx.rules.lists.get(entity.name) ?? [];
  areDates(days, value, { en: `, in the list \`${entity.name}\``, zh: `（名单 \`${entity.name}\` 中）` }, cx);
  const rest = { ...fields, properties: fields.properties.filter((part) => part !== field) };
  return { node: { ...node, arguments: [id!, rest] }, days };
}

/** Days that are written out. */
export function holidaysIn(expression: Expression, cx: Context): readonly string[] | undefined {
  const days = textsIn(expression);
  return days && areDates(days, placeOf(expression), HERE, cx) ? days : undefined;
}
