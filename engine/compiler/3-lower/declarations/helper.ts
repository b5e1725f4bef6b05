import type { ArrowFunctionExpression } from '@babel/types';
import type { DeclaredConst } from '../../2-link/module.ts';
import { functionForm, typeMissing } from '../../diagnostics/grammar.ts';
import { UNDEFINED, UNKNOWN } from '../../types/type.ts';
import { unionOf } from '../../types/union.ts';
import { annotated } from '../annotation.ts';
import { type Context, type Ranged, rangeOf, report, spanOf } from '../context.ts';
import type { Entity, Parameter } from '../entity.ts';
import { fieldNamed, give } from '../expressions/give.ts';
import { lower } from '../expressions/lower.ts';
import { widenDeep } from '../expressions/names.ts';
import { Scope } from '../scope.ts';
import { Unit } from '../unit.ts';

/** `const isCarrier = (mail: Mail) => …`: checked once with the types that its parameters declare. */
export function helperOf(declared: DeclaredConst, node: ArrowFunctionExpression, cx: Context): Entity {
  const { name } = declared;
  const { body } = node;
  const wrong = flawOf(node);
  if (wrong || body.type === 'BlockStatement') {
    report(cx, node, functionForm, { what: wrong ?? { en: 'a body in braces', zh: '花括号主体' } });
    return { kind: 'broken' };
  }
  const params = node.params.flatMap((param) => (param.type === 'Identifier' ? [parameterOf(param, cx)] : []));
  const scope = new Scope();
  for (const param of params) bindParameter(param, node, scope, cx);
  const inner = { ...cx, scope, unit: new Unit(cx.unit, { call: `${declared.module}:${name}` }) };
  const wanted = node.returnType ? annotated(node.returnType, cx) : undefined;
  const typed = wanted?.kind === 'value' ? give(body, wanted.type, fieldNamed(name), inner) : lower(body, inner);
  const returns = wanted?.kind === 'value' ? wanted.type : widenDeep(typed.type);
  return { kind: 'helper', name, module: cx.module, params, body, returns };
}

function flawOf(node: ArrowFunctionExpression): { en: string; zh: string } | undefined {
  if (node.async) return { en: '`async`', zh: '`async`' };
  if (node.body.type === 'BlockStatement') return { en: 'a body in braces', zh: '花括号主体' };
  if (node.typeParameters) return { en: 'a type parameter', zh: '类型参数' };
  return node.params.every((param) => param.type === 'Identifier')
    ? undefined
    : { en: 'a parameter that is no plain name', zh: '非普通名称的参数' };
}

type Plain = Extract<ArrowFunctionExpression['params'][number], { type: 'Identifier' }>;

function parameterOf(node: Plain, cx: Context): Parameter {
  const { name } = node;
  if (!node.typeAnnotation) report(cx, node, typeMissing, { name });
  const takes = node.typeAnnotation ? annotated(node.typeAnnotation, cx) : ({ kind: 'value', type: UNKNOWN } as const);
  return { name, local: name, takes, optional: node.optional ?? false };
}

/** A parameter as its function sees it. */
export function bindParameter(param: Parameter, at: Ranged, scope: Scope, cx: Context): void {
  const { local, takes, optional } = param;
  if (takes.kind === 'group') scope.bind(local, { kind: 'group', group: takes.group });
  else {
    const type = optional ? unionOf([takes.type, UNDEFINED]) : takes.type;
    const span = cx.inlined ? spanOf(cx, at) : rangeOf(at);
    scope.bind(local, {
      kind: 'value',
      typed: { expression: { kind: 'name', name: local, span }, type, ref: cx.unit.mark(local) },
    });
  }
}
