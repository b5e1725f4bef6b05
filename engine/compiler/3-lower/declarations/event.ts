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
import type { DeclaredConst } from '../../2-link/module.ts';
import { eventField, eventForm, eventTaken } from '../../diagnostics/policy.ts';
import { namedTriggers } from '../../known.ts';
import { didYouMean } from '../../spell.ts';
import { type Context, report, textOf } from '../context.ts';
import type { Entity } from '../entity.ts';
import { plainName } from '../expressions/collections.ts';
import { FORMS } from './forms.ts';

/** A source and what happened there: `shop.cart-abandoned`. */
const NAME = /^[a-z][a-z0-9-]{0,39}(?:\.[a-z][a-z0-9-]{0,39}){1,4}$/;
/** Events of Posthorn itself, of mail and of the clock: nobody else may make them. */
const RESERVED = /^(?:posthorn|mail|login|account|button|schedule)\./;
const FIELD = /^[A-Za-z_]\w{0,59}$/;
/** What JavaScript itself finds on every object. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const MAX_FIELDS = 100;
const MAX_DEPTH = 5;

const LEAVES: { readonly [name: string]: Type } = { text: string, number, boolean, instant };

/** `export const cartAbandoned = event('shop.cart-abandoned', { email: 'text', vip: 'boolean?', items: ['text'] })` */
export function eventOf(_: DeclaredConst, node: CallExpression, cx: Context): Entity {
  const [name, fields, en, zh, ...more] = node.arguments;
  const said = [en, zh].filter((one) => one !== undefined);
  const plain = more.length === 0 && said.every(({ type }) => type === 'StringLiteral');
  if (name?.type !== 'StringLiteral' || !NAME.test(name.value) || fields?.type !== 'ObjectExpression' || !plain) {
    const shown = name?.type === 'StringLiteral' && !NAME.test(name.value) ? name : node;
    report(cx, shown, eventForm, { form: FORMS.event });
    return { kind: 'broken' };
  }
  const before = cx.rules.diagnostics.errors;
  const data = fieldsOf(fields, { cx, depth: 1, count: { fields: 0 } });
  if (cx.rules.diagnostics.errors > before) return { kind: 'broken' };
  const known = cx.rules.events.get(name.value);
  if (known || RESERVED.test(name.value)) {
    report(cx, name, eventTaken, { name: name.value, by: known ? `\`${known.file}\`` : OWN });
    return { kind: 'broken' };
  }
  const entry = { name: name.value, gives: ['data'], data, words: wordsOf(name.value, said) };
  cx.rules.events.set(name.value, { entry, file: cx.module.source.path });
  return { kind: 'event', entry };
}

const OWN = { en: 'Posthorn itself', zh: 'Posthorn 自身' };

function wordsOf(label: string, said: readonly Node[]): Words {
  const [en = '', zh = en] = said.map((one) => (one.type === 'StringLiteral' ? one.value : ''));
  return words(label, label, en, zh);
}

interface Place {
  readonly cx: Context;
  readonly depth: number;
  readonly count: { fields: number };
}

function fieldsOf(node: ObjectExpression, place: Place): Fields {
  const { cx, depth, count } = place;
  const fields: { [name: string]: Field } = {};
  for (const part of node.properties) {
    const name = plainName(part);
    if (part.type !== 'ObjectProperty' || name === undefined || !FIELD.test(name) || FORBIDDEN.has(name)) {
      report(cx, part, eventField, { text: textOf(cx, part), hint: NO_HINT });
    } else if (Object.hasOwn(fields, name) || ++count.fields > MAX_FIELDS || depth > MAX_DEPTH) {
      report(cx, part, eventField, { text: name, hint: Object.hasOwn(fields, name) ? TWICE : TOO_MUCH });
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
  en: `: an event has at most ${MAX_FIELDS} fields, ${MAX_DEPTH} deep`,
  zh: `：事件最多 ${MAX_FIELDS} 个字段，${MAX_DEPTH} 层`,
};

/** Undefined: a diagnostic was given. */
function fieldOf(node: Node, name: string, place: Place): Field | undefined {
  const { cx, depth } = place;
  if (isField(node, cx)) {
    const [of, ...said] = node.arguments;
    const inner = of && fieldOf(of, name, place);
    const plain = said.length > 0 && said.length <= 2 && said.every(({ type }) => type === 'StringLiteral');
    if (inner && plain) return { ...inner, words: wordsOf(name, said) };
    if (inner) report(cx, node, eventField, { text: textOf(cx, node), hint: NO_HINT });
    return undefined;
  }
  const plain = { words: wordsOf(name, []) };
  if (node.type === 'StringLiteral') return leafOf(node.value, node, plain, cx);
  if (node.type === 'ObjectExpression') {
    return { ...plain, type: { type: 'object', fields: fieldsOf(node, { ...place, depth: depth + 1 }) } };
  }
  const only = node.type === 'ArrayExpression' && node.elements.length === 1 ? node.elements[0] : undefined;
  const item = only && depth < MAX_DEPTH ? fieldOf(only, name, { ...place, depth: depth + 1 }) : undefined;
  if (item && !item.optional) return { ...plain, type: listOf(item.type) };
  if (!only || item?.optional || depth >= MAX_DEPTH)
    report(cx, node, eventField, { text: textOf(cx, node), hint: depth >= MAX_DEPTH ? TOO_MUCH : NO_HINT });
  return undefined;
}

/** `'number'`, `'boolean?'` */
function leafOf(text: string, node: Node, plain: { words: Words }, cx: Context): Field | undefined {
  const [, leaf = '', mark] = /^(.*?)(\?)?$/s.exec(text) ?? [];
  const type = Object.hasOwn(LEAVES, leaf) ? LEAVES[leaf] : undefined;
  if (type) return { ...plain, type, ...(mark && { optional: true }) };
  report(cx, node, eventField, { text, hint: didYouMean(leaf, Object.keys(LEAVES)) });
  return undefined;
}

function isField(node: Node, cx: Context): node is CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false;
  const declared = cx.module.names.get(node.callee.name);
  return declared?.kind === 'language' && declared.name === 'field';
}

/** The names of all events that a policy can start on, for hints. */
export const eventNames = (cx: Context): readonly string[] => [
  ...namedTriggers().map(({ name }) => name),
  ...cx.rules.events.keys(),
];
