import type { CallExpression } from '@babel/types';
import type { DeclaredConst } from '../../2-link/module.ts';
import { eventField, eventForm, eventTaken } from '../../diagnostics/policy.ts';
import { namedTriggers } from '../../known.ts';
import { type Context, report } from '../context.ts';
import type { Entity } from '../entity.ts';
import { FORMS } from './forms.ts';
import { fieldsOf, placeIn, wordsOf } from './shape.ts';

/** A source and what happened there: `shop.cart-abandoned`. */
const NAME = /^[a-z][a-z0-9-]{0,39}(?:\.[a-z][a-z0-9-]{0,39}){1,4}$/;
/** Events of Posthorn itself, of mail and of the clock: nobody else may make them. */
const RESERVED = /^(?:posthorn|mail|login|account|button|schedule)\./;

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
  const data = fieldsOf(fields, placeIn(cx, eventField));
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

/** The names of all events that a policy can start on, for hints. */
export const eventNames = (cx: Context): readonly string[] => [
  ...namedTriggers().map(({ name }) => name),
  ...cx.rules.events.keys(),
];
