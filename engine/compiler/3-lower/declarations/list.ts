import type { CallExpression } from '@babel/types';
import type { DeclaredConst } from '../../2-link/module.ts';
import { listForm, listMissing } from '../../diagnostics/people.ts';
import { didYouMean } from '../../spell.ts';
import { type Context, report } from '../context.ts';
import type { Entity } from '../entity.ts';
import { lower } from '../expressions/lower.ts';
import { idOf } from '../rules.ts';
import { textIn } from './call.ts';

/** `export const carriers = list('carriers.csv')` or `list(['a.example', 'b.example'])` */
export function listOfRules({ name }: DeclaredConst, node: CallExpression, cx: Context): Entity {
  const [values] = node.arguments;
  if (node.arguments.length === 1 && values?.type === 'StringLiteral') return fromFile(values.value, node, cx);
  const expression =
    values?.type === 'ArrayExpression' || values?.type === 'Identifier' ? lower(values, cx).expression : undefined;
  const texts = expression?.kind === 'array' ? expression.items.map(textIn) : [undefined];
  if (node.arguments.length !== 1 || !texts.every((text) => text !== undefined)) {
    report(cx, node, listForm, {});
    return { kind: 'broken' };
  }
  const called = `${idOf(cx.module)}.${name}`;
  cx.rules.lists.set(called, [...new Set(texts)]);
  return { kind: 'list', name: called };
}

function fromFile(file: string, node: CallExpression, cx: Context): Entity {
  const values = cx.rules.csv.get(file);
  if (!values) {
    report(cx, node.arguments[0]!, listMissing, { name: file, hint: didYouMean(file, cx.rules.csv.keys()) });
    return { kind: 'broken' };
  }
  cx.rules.lists.set(file, values);
  return { kind: 'list', name: file };
}
