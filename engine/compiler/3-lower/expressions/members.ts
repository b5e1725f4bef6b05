import type { MemberExpression, Expression as Node, OptionalMemberExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import { ADDRESSEES, personsBehind, TOLD } from '../../../plan/people.ts';
import { expression, functionForm } from '../../diagnostics/grammar.ts';
import { noField, noMethod } from '../../diagnostics/names.ts';
import { nobody, noRota } from '../../diagnostics/people.ts';
import { maybeAbsent, operand } from '../../diagnostics/types.ts';
import { stateAsValue } from '../../diagnostics/waiting.ts';
import { didYouMean } from '../../spell.ts';
import { isText } from '../../types/assign.ts';
import { methodsOf } from '../../types/methods.ts';
import { mayBeAbsent, present } from '../../types/narrow.ts';
import { printType } from '../../types/print.ts';
import { fromCatalogue, NUMBER, type Type, UNDEFINED, UNKNOWN, WHO } from '../../types/type.ts';
import { membersOf, unionOf } from '../../types/union.ts';
import { type Context, report, spanOf, type Typed, textOf } from '../context.ts';
import { factGroup, goesOn, groupNamed, statesOf } from '../groups.ts';
import { partiesOf } from '../rules.ts';
import { lower, refused } from './lower.ts';
import { narrowed, widenDeep, withTruth } from './names.ts';

export type Member = MemberExpression | OptionalMemberExpression;

/** One link of a chain `a?.b.c`: its value, and whether an earlier `?.` may have cut the chain short. */
export interface Link extends Typed {
  readonly cut: boolean;
}

export function member(node: Member, cx: Context): Typed {
  return wholeChain(memberLink(node, cx));
}

/** The value of a chain: nothing, where it may have been cut short. */
export function wholeChain({ cut, ...typed }: Link): Typed {
  if (!cut) return typed;
  const whole = { ...typed, type: unionOf([typed.type, UNDEFINED]) };
  return whole.ref === undefined ? whole : withTruth(whole, whole.ref);
}

/** The thing before the dot, as a link of the same chain where it is one. */
export function linkOf(node: Node, cx: Context): Link {
  if (node.type === 'OptionalMemberExpression' && !node.extra?.parenthesized) return memberLink(node, cx);
  return { ...lower(node, cx), cut: false };
}

function memberLink(node: Member, cx: Context): Link {
  const group = groupNamed(node.object as Node, cx);
  if (group !== undefined) return { ...ofGroup(node, group, cx), cut: false };
  const of = linkOf(node.object as Node, cx);
  const base = receiver(of, node, cx);
  if (!base) return { ...refused(node, cx), cut: false };
  const name = propertyName(node);
  const found = name === undefined ? indexed(node, base, cx) : property(node, base, name, cx);
  return { ...narrowed(found, cx), cut: base.cut };
}

/** What stands before the dot without `undefined`: refused where it may be absent and no `?.` says so. */
export function receiver(
  of: Link,
  node: { object?: unknown; callee?: unknown; optional?: boolean | null },
  cx: Context,
): Link | undefined {
  if (of.type.type === 'unknown') return undefined;
  const type = widenDeep(of.type);
  if (!mayBeAbsent(type)) return { ...of, type };
  const before = (node.object ?? node.callee) as Node;
  const rest = present(type);
  if (!node.optional) {
    if (membersOf(rest).length === 0) report(cx, before, operand, { op: '.', wanted: VALUE, given: printType(type) });
    else report(cx, before, maybeAbsent, { what: code(textOf(cx, before)) });
    return undefined;
  }
  const shown = of.ref === undefined ? of.truthy : new Map([...(of.truthy ?? []), [of.ref, rest] as const]);
  return { ...of, type: rest, cut: true, truthy: shown, falsy: undefined };
}

const VALUE = { en: 'a value', zh: '有值的内容' };
const code = (text: string) => ({ en: `\`${text}\``, zh: `\`${text}\`` });

/** `.name` or `['name']`; undefined for an index that is computed. */
function propertyName({ property: name, computed }: Member): string | undefined {
  if (!computed && name.type === 'Identifier') return name.name;
  return computed && name.type === 'StringLiteral' ? name.value : undefined;
}

/** `mail.from`: a fact, unless it is a state. */
function ofGroup(node: Member, group: string, cx: Context): Typed {
  const name = propertyName(node);
  if (name === undefined) return noComputed(node, cx);
  const facts = factGroup(group, cx)?.fields ?? {};
  const field = Object.hasOwn(facts, name) ? facts[name] : undefined;
  const path = `${group}.${name}`;
  const states = statesOf(group, 'event');
  if (states.includes(name)) return isState(node, path, cx);
  if (path === 'alerts.told') return { expression: { kind: 'who', ref: TOLD, span: spanOf(cx, node) }, type: WHO };
  if (!field) return noSuch(node, group, name, [...Object.keys(facts), ...states], cx);
  if (path === 'mail.addressees')
    return { expression: { kind: 'who', ref: ADDRESSEES, span: spanOf(cx, node) }, type: WHO };
  const type = field.optional ? unionOf([fromCatalogue(field.type), UNDEFINED]) : fromCatalogue(field.type);
  return narrowed({ expression: { kind: 'fact', path, span: spanOf(cx, node) }, type, ref: path }, cx);
}

function isState(node: Node, name: string, cx: Context): Typed {
  report(cx, node, stateAsValue, { name });
  return refused(node, cx);
}

function noSuch(node: Member, type: string, name: string, known: readonly string[], cx: Context): Typed {
  report(cx, node.property, noField, { type, name, hint: didYouMean(name, known) });
  return refused(node, cx);
}

function noComputed(node: Member, cx: Context): Typed {
  report(cx, node.property, expression, {
    what: { en: 'A name that is computed', zh: '计算得到的名称' },
    instead: { en: 'Write the name after a dot.', zh: '在点号后写出名称。' },
  });
  return refused(node, cx);
}

function property(node: Member, base: Link, name: string, cx: Context): Typed {
  const { type } = base;
  if (membersOf(type).every((one) => one.type === 'who')) return place(node, base, name, cx);
  const types = membersOf(type).map((one) => fieldOf(one, name));
  if (types.length > 0 && types.every((one) => one !== undefined))
    return at(node, base, name, unionOf(types as Type[]), cx);
  const object = type.type === 'object' ? type : undefined;
  if (object?.name && statesOf(object.name, 'handle').includes(name)) return isState(node, textOf(cx, node), cx);
  if (Object.hasOwn(methodsOf(type), name)) {
    report(cx, node, functionForm, { what: { en: `\`${name}\` without a call`, zh: `未调用的 \`${name}\`` } });
    return refused(node, cx);
  }
  const states = object?.name ? statesOf(object.name, 'handle') : [];
  return noSuch(node, printType(type), name, [...Object.keys(object?.fields ?? { length: 0 }), ...states], cx);
}

/** The type of a field, of `length`; undefined where there is none. */
function fieldOf(type: Type, name: string): Type | undefined {
  if (type.type === 'unknown') return UNKNOWN;
  if (name === 'length' && (type.type === 'list' || isText(type))) return NUMBER;
  if (type.type !== 'object' || !Object.hasOwn(type.fields, name)) return undefined;
  const { type: own, optional } = type.fields[name]!;
  return optional ? unionOf([fromCatalogue(own as never), UNDEFINED]) : fromCatalogue(own as never);
}

/** A path of facts goes on as one; a folded object gives its field; anything else is asked when it runs. */
function at(node: Member, base: Link, name: string, type: Type, cx: Context): Typed {
  const span = spanOf(cx, node);
  const ref = base.ref === undefined ? undefined : `${base.ref}.${name}`;
  const carried = { ref, truthy: base.truthy };
  const of = base.expression;
  if (of.kind === 'fact' && goesOn(of.path, cx)) {
    return { expression: { kind: 'fact', path: `${of.path}.${name}`, span }, type, ...carried };
  }
  const folded = of.kind === 'object' ? of.fields.find((field) => field.name === name)?.value : undefined;
  if (folded)
    return { expression: folded, type, ...carried, values: folded.kind === 'literal' ? [folded.value] : undefined };
  return { expression: { kind: 'property', of, name, optional: base.cut, span }, type, ...carried };
}

const places = (type: Type) =>
  membersOf(type).every((one) => one.type === 'who' && one.team) ? ['lead', 'superior', 'onCall'] : ['superior'];

/** `purchasing.lead`: a name of the rules as well, as long as the whole of it is known. */
function place(node: Member, base: Link, name: string, cx: Context): Typed {
  const span = spanOf(cx, node);
  const of = base.expression;
  if (!places(base.type).includes(name))
    return noSuch(node, of.kind === 'who' ? of.ref : printType(base.type), name, places(base.type), cx);
  if (of.kind !== 'who') return { expression: { kind: 'property', of, name, optional: base.cut, span }, type: WHO };
  const ref = `${of.ref}.${name}`;
  const parties = partiesOf(cx.rules);
  const party = parties[of.ref];
  if (name === 'onCall' && party?.kind === 'team' && !party.rota) report(cx, node, noRota, { team: of.ref });
  if (personsBehind(ref, parties).length === 0) report(cx, node, nobody, { ref, of: of.ref, place: name });
  const who: Expression = { kind: 'who', ref, span };
  return { expression: who, type: WHO };
}

/** `list[0]`, `text[0]`: may always be absent. */
function indexed(node: Member, base: Link, cx: Context): Typed {
  const { type } = base;
  const index = lower(node.property as Node, cx);
  const item = type.type === 'list' ? type.of : isText(type) ? ({ type: 'string' } as const) : undefined;
  if (!item) return noComputed(node, cx);
  if (!membersOf(index.type).every((one) => one.type === 'number' || one.type === 'unknown')) {
    report(cx, node.property, operand, {
      op: '[]',
      wanted: { en: 'numbers', zh: '数字' },
      given: printType(index.type),
    });
  }
  const literal = index.values?.length === 1 ? `${base.ref}[${index.values[0]}]` : undefined;
  return {
    expression: {
      kind: 'index',
      of: base.expression,
      at: index.expression,
      optional: base.cut,
      span: spanOf(cx, node),
    },
    type: unionOf([item, UNDEFINED]),
    ref: base.ref === undefined ? undefined : literal,
    truthy: base.truthy,
  };
}

export const noMethodOf = (node: Member, type: Type, name: string, cx: Context): Typed => {
  const methods = Object.keys(methodsOf(type));
  report(cx, node.property, noMethod, {
    type: printType(type),
    name,
    hint: didYouMean(name, methods),
    methods: methods.length > 0 ? methods.join(', ') : '—',
  });
  return refused(node, cx);
};
