import type { ArrowFunctionExpression, Expression as Node } from '@babel/types';
import { nothingCompared } from '../../diagnostics/advice.ts';
import { arrowForm } from '../../diagnostics/grammar.ts';
import { noField } from '../../diagnostics/names.ts';
import { arity, emptyList, wrongType } from '../../diagnostics/types.ts';
import { didYouMean } from '../../spell.ts';
import { assignable } from '../../types/assign.ts';
import { declaredAs, widen } from '../../types/literals.ts';
import { type Method, type MethodParam, methodsOf } from '../../types/methods.ts';
import { printType } from '../../types/print.ts';
import { sameType } from '../../types/same.ts';
import { BOOLEAN, NUMBER, STRING, type Type, UNDEFINED, UNKNOWN } from '../../types/type.ts';
import { membersOf, unionOf } from '../../types/union.ts';
import { annotated } from '../annotation.ts';
import { type Context, report, spanOf, type Typed } from '../context.ts';
import { entityOf } from '../entities.ts';
import { insideArrow } from '../narrowing.ts';
import { peek } from '../resolve.ts';
import { Scope } from '../scope.ts';
import { argumentsOf, type Call } from './calls.ts';
import { give } from './give.ts';
import { lower, refused } from './lower.ts';
import { type Link, linkOf, type Member, noMethodOf, receiver, wholeChain } from './members.ts';
import { widenDeep } from './names.ts';
import { emptyPart } from './nothing.ts';

export function methodCall(node: Call, callee: Member, cx: Context): Typed {
  const object = callee.object as Node;
  const list = listNamed(object, cx);
  if (list !== undefined) return membership(node, callee, list, cx);
  if (callee.computed || callee.property.type !== 'Identifier') return refusedMethod(callee, UNKNOWN, '[…]', cx);
  const base = receiver(linkOf(object, cx), callee, cx);
  if (!base) {
    for (const argument of argumentsOf(node, cx)) if (argument.type !== 'ArrowFunctionExpression') lower(argument, cx);
    return refused(node, cx);
  }
  const { name } = callee.property;
  const method = sharedMethod(base.type, name);
  return method ? wholeChain(callMethod(node, base, name, method, cx)) : refusedMethod(callee, base.type, name, cx);
}

function refusedMethod(callee: Member, type: Type, name: string, cx: Context): Typed {
  return noMethodOf(callee, type, name, cx);
}

/** The list of the rules that a node names: `carriers`. */
function listNamed(node: Node, cx: Context): string | undefined {
  if (node.type !== 'Identifier') return undefined;
  const meaning = peek(cx, node.name);
  const entity = meaning?.kind === 'const' ? entityOf(cx.rules, meaning, { from: cx, node }) : undefined;
  return entity?.kind === 'list' ? entity.name : undefined;
}

/** `carriers.has(value)` */
function membership(node: Call, callee: Member, list: string, cx: Context): Typed {
  const name = callee.property.type === 'Identifier' && !callee.computed ? callee.property.name : '[…]';
  if (name !== 'has') {
    report(cx, callee.property, noField, { type: 'list(…)', name, hint: didYouMean(name, ['has']) });
    return refused(node, cx);
  }
  const given = argumentsOf(node, cx);
  if (given.length !== 1) {
    report(cx, node, arity, { name: 'has', wanted: '1', given: given.length, form: 'list.has(value)' });
    return refused(node, cx);
  }
  const value = give(given[0]!, STRING, { en: 'The value', zh: '该值' }, cx);
  return { expression: { kind: 'member', list, value: value.expression, span: spanOf(cx, node) }, type: BOOLEAN };
}

/** A method that all members of a type have alike. */
function sharedMethod(type: Type, name: string): Method | undefined {
  const methods = membersOf(type).map((member) =>
    Object.hasOwn(methodsOf(member), name) ? methodsOf(member)[name] : undefined,
  );
  const [first] = methods;
  return methods.every((method) => method === first) ? first : undefined;
}

function callMethod(node: Call, base: Link, name: string, method: Method, cx: Context): Link {
  const element = base.type.type === 'list' && base.type.of.type !== 'never' ? base.type.of : UNKNOWN;
  const given = argumentsOf(node, cx);
  checkArity(node, name, method, given.length, cx);
  if (base.type.type === 'list' && base.type.of.type === 'never') report(cx, node.callee as Node, emptyList, {});
  const args = given
    .slice(0, method.params.length)
    .map((argument, i) => argumentOf(argument, method.params[i]!, { name, method, element }, cx));
  const why = base.type.type === 'string' ? emptyPart(name, args) : undefined;
  if (why) report(cx, given[0]!, nothingCompared, { why });
  const answer = args.find((arg): arg is Answer => 'kept' in arg);
  const of = base.expression;
  return {
    expression: {
      kind: 'method',
      of,
      name,
      args: args.map(({ expression }) => expression),
      optional: base.cut,
      span: spanOf(cx, node),
    },
    type: method.returns(answer?.kept ?? element, answer?.type ?? UNDEFINED),
    count: name === 'slice' ? slicedCount(base, args) : COUNT_KEEPING.has(name) ? base.count : undefined,
    truthy: base.truthy,
    cut: base.cut,
  };
}

const COUNT_KEEPING = new Set(['filter', 'map']);

/** `list.slice(0, 10)` has ten items at most. */
function slicedCount(base: Link, [from, to]: readonly Typed[]): number | undefined {
  const [start, end] = [from?.values?.[0], to?.values?.[0]];
  if (typeof start !== 'number' || typeof end !== 'number' || start < 0 || end < start) return base.count;
  return Math.min(end - start, base.count ?? Number.POSITIVE_INFINITY);
}

function checkArity(node: Call, name: string, { params }: Method, given: number, cx: Context): void {
  const least = params.filter((param) => param.kind === 'arrow' || !param.optional).length;
  if (given >= least && given <= params.length) return;
  const wanted = least === params.length ? `${least}` : `${least}–${params.length}`;
  report(cx, node, arity, { name, wanted, given, form: `.${name}(${params.map(formOf).join(', ')})` });
}

const formOf = (param: MethodParam) => (param.kind === 'arrow' ? '(item) => …' : param.optional ? '…?' : '…');

/** What an arrow gives, and which items a `filter` by it keeps, where TypeScript infers that. */
interface Answer extends Typed {
  readonly kept: Type | undefined;
}

interface Use {
  readonly name: string;
  readonly method: Method;
  readonly element: Type;
}

function argumentOf(node: Node, param: MethodParam, use: Use, cx: Context): Typed {
  if (param.kind === 'arrow') return arrow(node, use, cx);
  const wanted = param.type(use.element);
  return give(
    node,
    param.optional ? unionOf([wanted, UNDEFINED]) : wanted,
    { en: `The argument of \`${use.name}\``, zh: `\`${use.name}\` 的参数` },
    cx,
  );
}

/** `(item) => expression`, of the type that the expression has. */
function arrow(node: Node, use: Use, cx: Context): Typed {
  const wrong = arrowFlaw(node);
  if (wrong || node.type !== 'ArrowFunctionExpression' || node.body.type === 'BlockStatement') {
    report(cx, node, arrowForm, { name: use.name, what: wrong ?? { en: 'this', zh: '此写法' } });
    return refused(node, cx);
  }
  const scope = new Scope(cx.scope);
  const params = node.params.map((param, i) => bindParam(param, i === 0 ? use.element : NUMBER, scope, cx));
  const body = lower(node.body, { ...cx, scope, shown: insideArrow(cx.shown) });
  if (use.method.predicate && !assignable(body.type, BOOLEAN)) noCondition(node.body, body.type, use, cx);
  return {
    expression: {
      kind: 'arrow',
      params: params.map(({ name }) => name),
      body: body.expression,
      span: spanOf(cx, node),
    },
    type: use.method.predicate ? body.type : widenDeep(unitWidened(body.type)),
    kept: use.name === 'filter' || use.name === 'find' ? keptBy(node, body, params[0]?.ref, use, cx) : undefined,
  } as Answer;
}

function noCondition(node: Node, type: Type, { name }: Use, cx: Context): void {
  const what = { en: `The condition of \`${name}\``, zh: `\`${name}\` 的条件` };
  report(cx, node, wrongType, { what, wanted: 'boolean', given: printType(type), hint: '' });
}

/** TypeScript widens what an arrow gives where it is a single literal. */
const unitWidened = (type: Type): Type => ('oneOf' in type && type.oneOf?.length === 1 ? widen(type) : type);

/** TypeScript infers what a condition keeps where it holds for values of that type and for no others. */
function keptBy(
  node: ArrowFunctionExpression,
  body: Typed,
  ref: string | undefined,
  use: Use,
  cx: Context,
): Type | undefined {
  const shown = ref === undefined ? undefined : body.truthy?.get(ref);
  if (!shown || sameType(shown, use.element)) return undefined;
  const scope = new Scope(cx.scope);
  const quiet = { ...cx, scope, unit: cx.unit.silent(), shown: insideArrow(cx.shown) };
  const again = bindParam(node.params[0]!, shown, scope, quiet);
  const otherwise = lower(node.body as Node, quiet).falsy?.get(again.ref);
  return otherwise?.type === 'never' ? declaredAs(shown) : undefined;
}

function bindParam(
  node: ArrowFunctionExpression['params'][number],
  type: Type,
  scope: Scope,
  cx: Context,
): { name: string; ref: string } {
  const written = node.type === 'Identifier' ? node.name : '';
  const declared = node.type === 'Identifier' && node.typeAnnotation ? annotated(node.typeAnnotation, cx) : undefined;
  const own = declared?.kind === 'value' ? declared.type : type;
  if (!assignable(type, own)) {
    report(cx, node, wrongType, {
      what: { en: 'The item', zh: '元素' },
      wanted: printType(own),
      given: printType(type),
      hint: '',
    });
  }
  const ref = cx.unit.mark(written);
  // What is put in elsewhere must not take names away from the expressions that stand there.
  const name = cx.inlined ? ref : written;
  scope.bind(written, {
    kind: 'value',
    typed: { expression: { kind: 'name', name, span: spanOf(cx, node) }, type: own, ref },
  });
  return { name, ref };
}

function arrowFlaw(node: Node): { en: string; zh: string } | undefined {
  if (node.type !== 'ArrowFunctionExpression') return { en: 'this', zh: '此写法' };
  if (node.async) return { en: 'an `async` arrow', zh: '`async` 箭头函数' };
  if (node.body.type === 'BlockStatement') return { en: 'a body in braces', zh: '花括号主体' };
  if (node.params.length > 2) return { en: 'a third parameter', zh: '第三个参数' };
  if (node.typeParameters) return { en: 'a type parameter', zh: '类型参数' };
  return node.params.every((param) => param.type === 'Identifier' && !param.optional)
    ? undefined
    : { en: 'a parameter that is no plain name', zh: '非普通名称的参数' };
}
