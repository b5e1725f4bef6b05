import type { Expression as Node, ObjectExpression } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import { badDuration, emptyList, extraField, maybeAbsent, missingField, wrongType } from '../../diagnostics/types.ts';
import { didYouMean } from '../../spell.ts';
import { assignable, withAbsent } from '../../types/assign.ts';
import { present } from '../../types/narrow.ts';
import { printType } from '../../types/print.ts';
import type { ObjectType, Type } from '../../types/type.ts';
import { membersOf } from '../../types/union.ts';
import { type Context, report, type Typed, textOf } from '../context.ts';
import { plainName } from './collections.ts';
import { lower } from './lower.ts';
import { widenDeep } from './names.ts';

/** Lowers what is given where a type is wanted, and says precisely what does not fit. */
export function give(node: Node, wanted: Type, what: Text, cx: Context): Typed {
  const typed = lower(node, cx);
  check(node, typed.type, wanted, what, cx);
  return typed;
}

/** Looks into literals, so that a wrong field is reported at that field. */
export function check(node: Node, type: Type, wanted: Type, what: Text, cx: Context): void {
  if (type.type === 'unknown') return;
  const object = membersOf(wanted).find((member) => member.type === 'object');
  const list = membersOf(wanted).find((member) => member.type === 'list');
  if (node.type === 'ObjectExpression' && object && type.type === 'object') checkFields(node, type, object, what, cx);
  else if (node.type === 'ArrayExpression' && list && type.type === 'list' && node.elements.length > 0) {
    for (const item of node.elements) checkItem(item, type, list.of, what, cx);
  } else {
    const given = isLiteral(node) ? type : widenDeep(type);
    if (assignable(given, wanted)) checkExtra(node, given, wanted, what, cx);
    else complain(node, given, wanted, what, cx);
  }
}

const isLiteral = ({ type }: Node) =>
  type === 'ObjectExpression' || type === 'ArrayExpression' || type === 'ConditionalExpression';

/** A literal's items are checked one by one; their types are asked for again, for a list only has them together. */
function checkItem(
  item: Node | { type: 'SpreadElement' } | null,
  list: Extract<Type, { type: 'list' }>,
  wanted: Type,
  what: Text,
  cx: Context,
): void {
  if (!item) return;
  if (item.type === 'SpreadElement') return;
  const node = item as Node;
  const quiet = lower(node, { ...cx, unit: cx.unit.silent() });
  check(node, quiet.type.type === 'unknown' ? list.of : quiet.type, wanted, what, cx);
}

function checkFields(
  node: ObjectExpression,
  { fields }: ObjectType,
  wanted: ObjectType,
  what: Text,
  cx: Context,
): void {
  const known = Object.keys(wanted.fields);
  for (const part of node.properties) {
    const name = plainName(part);
    if (name === undefined || !fields[name] || part.type !== 'ObjectProperty') continue;
    const field = Object.hasOwn(wanted.fields, name) ? wanted.fields[name] : undefined;
    if (!field) report(cx, part, extraField, { what, name, hint: didYouMean(name, known), fields: list(known) });
    else
      check(
        part.value as Node,
        fields[name].type,
        field.optional ? withAbsent(field.type) : field.type,
        fieldNamed(name),
        cx,
      );
  }
  for (const [name, field] of Object.entries(wanted.fields)) {
    if (field.optional || Object.hasOwn(fields, name) || node.properties.some((part) => plainName(part) === name))
      continue;
    report(cx, node, missingField, { what, name, type: printType(field.type) });
  }
}

const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
export const fieldNamed = (name: string): Text => ({ en: `\`${name}\``, zh: `\`${name}\`` });

/** TypeScript lets named objects carry more than is wanted; a field that nothing reads is a mistake all the same. */
function checkExtra(node: Node, given: Type, wanted: Type, what: Text, cx: Context): void {
  const object = membersOf(wanted).find((member) => member.type === 'object');
  if (given.type !== 'object' || given.name || !object) return;
  const known = Object.keys(object.fields);
  for (const name of Object.keys(given.fields)) {
    if (!known.includes(name))
      report(cx, node, extraField, { what, name, hint: didYouMean(name, known), fields: list(known) });
  }
}

function complain(node: Node, given: Type, wanted: Type, what: Text, cx: Context): void {
  const wantsDuration = membersOf(wanted).some(({ type }) => type === 'duration');
  if (given.type === 'list' && given.of.type === 'never') report(cx, node, emptyList, {});
  else if (assignable(present(given), wanted) && present(given).type !== 'never')
    report(cx, node, maybeAbsent, { what: fieldNamed(textOf(cx, node)) });
  else if (wantsDuration && given.type === 'string' && given.oneOf)
    report(cx, node, badDuration, { text: given.oneOf.join(' | ') });
  else
    report(cx, node, wrongType, {
      what,
      wanted: printType(present(wanted)),
      given: printType(given),
      hint: hintFor(given, wanted),
    });
}

/** What a literal was probably meant to be. */
function hintFor(given: Type, wanted: Type): Text {
  const names = membersOf(wanted).flatMap((member) => (member.type === 'string' ? (member.oneOf ?? []) : []));
  const written = given.type === 'string' && given.oneOf?.length === 1 ? given.oneOf[0] : undefined;
  return written === undefined ? { en: '', zh: '' } : didYouMean(written, names);
}
