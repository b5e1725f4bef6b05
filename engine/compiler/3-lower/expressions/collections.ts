import type { ArrayExpression, Expression as Node, ObjectExpression, ObjectProperty } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import type { Expression } from '../../../plan/expression.ts';
import { objectForm, spread } from '../../diagnostics/grammar.ts';
import { listOf, NEVER, type Type } from '../../types/type.ts';
import { unionOf } from '../../types/union.ts';
import { type Context, report, spanOf, type Typed } from '../context.ts';
import { lower } from './lower.ts';

/** An empty list is a list of `never` until somebody says what it is of. */
export function arrayLiteral(node: ArrayExpression, cx: Context): Typed {
  const items = node.elements.flatMap((item) => {
    if (item?.type === 'SpreadElement') return spreadItems(item.argument, cx);
    return item ? [lower(item, cx)] : [];
  });
  const of = items.length === 0 ? NEVER : unionOf(items.map(({ type }) => type));
  return {
    expression: { kind: 'array', items: items.map(({ expression }) => expression), span: spanOf(cx, node) },
    type: listOf(of),
    count: items.length,
  };
}

/** `...phrases`: the items of a list that stands in the rules. */
function spreadItems(node: Node, cx: Context): readonly Typed[] {
  const { expression, type } = lower(node, cx);
  if (expression.kind === 'array' && type.type === 'list')
    return expression.items.map((item) => ({ expression: item, type: type.of }));
  if (type.type !== 'unknown') report(cx, node, spread, {});
  return [];
}

type Part = ObjectExpression['properties'][number];

export function objectLiteral(node: ObjectExpression, cx: Context): Typed {
  const fields: { name: string; value: Expression }[] = [];
  const types: { [name: string]: { type: Type } } = {};
  for (const part of node.properties) {
    const name = plainName(part);
    const wrong = name === undefined ? calledPart(part) : Object.hasOwn(types, name) ? TWICE : undefined;
    if (wrong) report(cx, part, objectForm, { what: wrong });
    else {
      const { expression, type } = lower((part as ObjectProperty).value as Node, cx);
      fields.push({ name: name!, value: expression });
      types[name!] = { type };
    }
  }
  return { expression: { kind: 'object', fields, span: spanOf(cx, node) }, type: { type: 'object', fields: types } };
}

/** The name of a plain field: `name: value`, `'a-b': value`, or `name` alone. */
export function plainName(part: Part): string | undefined {
  if (part.type !== 'ObjectProperty' || part.computed) return undefined;
  if (part.key.type === 'Identifier') return part.key.name === '__proto__' ? undefined : part.key.name;
  return part.key.type === 'StringLiteral' && part.key.value !== '__proto__' ? part.key.value : undefined;
}

const TWICE: Text = { en: 'a name that stands here twice', zh: '重复的名称' };

function calledPart(part: Part): Text {
  if (part.type === 'SpreadElement') return { en: '`...`', zh: '`...`' };
  if (part.type === 'ObjectProperty') return { en: 'a name that is computed', zh: '计算得到的名称' };
  return part.kind === 'method' ? { en: 'a method', zh: '方法' } : { en: `a \`${part.kind}\`ter`, zh: '存取器' };
}
