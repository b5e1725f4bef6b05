import type { CallExpression, Node, ObjectExpression } from '@babel/types';
import {
  boolean,
  type Field,
  type Fields,
  instant,
  listOf,
  number,
  string,
  type Type,
} from '../../../catalogue/type.ts';
import { type Words, words } from '../../../catalogue/words.ts';
import type { Shape } from '../../../plan/shape.ts';
import type { Definition } from '../../diagnostics/define.ts';
import { didYouMean } from '../../spell.ts';
import { type Context, report, textOf } from '../context.ts';
import { plainName } from '../expressions/collections.ts';

const FIELD = /^[A-Za-z_]\w{0,59}$/;
/** What JavaScript itself finds on every object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const MAX_FIELDS = 100;
const MAX_DEPTH = 5;

const LEAVES: { readonly [name: string]: Type } = { text: string, number, boolean, instant };

/** Words for people, where they are written behind a declaration: English, then Chinese. */
export function wordsOf(label: string, said: readonly Node[]): Words {
  const [en = '', zh = en] = said.map((one) => (one.type === 'StringLiteral' ? one.value : ''));
  return words(label, label, en, zh);
}

/** Where a shape is read, and what is said of one that is none. */
interface Place {
  readonly cx: Context;
  readonly wrong: Definition<'text' | 'hint'>;
  readonly depth: number;
  readonly count: { fields: number };
}

export const placeIn = (cx: Context, wrong: Place['wrong']): Place => ({ cx, wrong, depth: 1, count: { fields: 0 } });

/** `{ email: 'text', vip: 'boolean?', items: ['text'] }` */
export function fieldsOf(node: ObjectExpression, place: Place): Fields {
  const { cx, depth, count } = place;
  const fields: { [name: string]: Field } = {};
  for (const part of node.properties) {
    const name = plainName(part);
    if (part.type !== 'ObjectProperty' || name === undefined || !FIELD.test(name) || FORBIDDEN.has(name)) {
      report(cx, part, place.wrong, { text: textOf(cx, part), hint: NO_HINT });
    } else if (Object.hasOwn(fields, name) || ++count.fields > MAX_FIELDS || depth > MAX_DEPTH) {
      report(cx, part, place.wrong, { text: name, hint: Object.hasOwn(fields, name) ? TWICE : TOO_MUCH });
    } else {
      const field = fieldOf(part.value, name, place);
      if (field) fields[name] = field;
    }
  }
  return fields;
}

const NO_HINT = { en: '', zh: '' };
const TWICE = { en: ': it stands here twice', zh: '：重复' };
const TOO_MUCH = {
  en: `: at most ${MAX_FIELDS} fields, ${MAX_DEPTH} deep`,
  zh: `：最多 ${MAX_FIELDS} 个字段，${MAX_DEPTH} 层`,
};

/** What a field, an argument or a result looks like. Undefined: a diagnostic was given. */
export function fieldOf(node: Node, name: string, place: Place): Field | undefined {
  const { cx, depth } = place;
  if (isField(node, cx)) {
    const [of, ...said] = node.arguments;
    const inner = of && fieldOf(of, name, place);
    const plain = said.length > 0 && said.length <= 2 && said.every(({ type }) => type === 'StringLiteral');
    if (inner && plain) return { ...inner, words: wordsOf(name, said) };
    if (inner) report(cx, node, place.wrong, { text: textOf(cx, node), hint: NO_HINT });
    return undefined;
  }
  const plain = { words: wordsOf(name, []) };
  if (node.type === 'StringLiteral') return leafOf(node.value, node, plain, place);
  if (node.type === 'ObjectExpression') {
    return { ...plain, type: { type: 'object', fields: fieldsOf(node, { ...place, depth: depth + 1 }) } };
  }
  const only = node.type === 'ArrayExpression' && node.elements.length === 1 ? node.elements[0] : undefined;
  const item = only && depth < MAX_DEPTH ? fieldOf(only, name, { ...place, depth: depth + 1 }) : undefined;
  if (item && !item.optional) return { ...plain, type: listOf(item.type) };
  if (!only || item?.optional || depth >= MAX_DEPTH)
    report(cx, node, place.wrong, { text: textOf(cx, node), hint: depth >= MAX_DEPTH ? TOO_MUCH : NO_HINT });
  return undefined;
}

/** `'number'`, `'boolean?'` */
function leafOf(text: string, node: Node, plain: { words: Words }, place: Place): Field | undefined {
  const [, leaf = '', mark] = /^(.*?)(\?)?$/s.exec(text) ?? [];
  const type = Object.hasOwn(LEAVES, leaf) ? LEAVES[leaf] : undefined;
  if (type) return { ...plain, type, ...(mark && { optional: true }) };
  report(place.cx, node, place.wrong, { text, hint: didYouMean(leaf, Object.keys(LEAVES)) });
  return undefined;
}

function isField(node: Node, cx: Context): node is CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false;
  const declared = cx.module.names.get(node.callee.name);
  return declared?.kind === 'language' && declared.name === 'field';
}

/** A type in the notation that it was read from. */
export function shapeOf({ type, optional }: Pick<Field, 'type' | 'optional'>): Shape {
  if (type.type === 'list') return [shapeOf({ type: type.of })];
  if (type.type === 'object')
    return Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, shapeOf(field)]));
  return `${type.type === 'string' ? 'text' : type.type}${optional ? '?' : ''}`;
}
