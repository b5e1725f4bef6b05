import type { ArrowFunctionExpression, CallExpression, ObjectPattern, TSType, TSTypeElement } from '@babel/types';
import type { DeclaredConst } from '../../2-link/module.ts';
import { typeMissing } from '../../diagnostics/grammar.ts';
import { flowForm } from '../../diagnostics/waiting.ts';
import { widenAll } from '../../types/literals.ts';
import { type Type, UNKNOWN } from '../../types/type.ts';
import { annotated, typeOf } from '../annotation.ts';
import { lowerBlock, type Room } from '../block.ts';
import { type Context, report } from '../context.ts';
import type { Entity, Flow, Parameter } from '../entity.ts';
import { resolve } from '../resolve.ts';
import { Scope } from '../scope.ts';
import { Unit } from '../unit.ts';
import { bindParameter } from './helper.ts';

/** `export const climb = flow(async ({ levels, wait }: { … }) => { … })`: checked once with the types that it declares. */
export function flowOf({ name, module: path }: DeclaredConst, node: CallExpression, cx: Context): Entity {
  const [arrow] = node.arguments;
  const wrong = node.arguments.length === 1 && arrow ? flawOf(arrow) : { en: 'this', zh: '此写法' };
  if (wrong || arrow?.type !== 'ArrowFunctionExpression' || arrow.body.type !== 'BlockStatement') {
    report(cx, arrow ?? node, flowForm, { what: wrong ?? { en: 'this', zh: '此写法' } });
    return { kind: 'broken' };
  }
  const params = arrow.params[0] ? parametersOf(arrow.params[0] as ObjectPattern, cx) : [];
  const flow: Flow = { kind: 'flow', name, module: cx.module, params, node: arrow, body: arrow.body };
  const returns = checkBody(flow, { ...cx, place: 'run', unit: new Unit(cx.unit, { call: `${path}:${name}` }) });
  return returns ? { ...flow, returns } : flow;
}

/** @returns the type of what it gives back, where it gives something. */
function checkBody(flow: Flow, cx: Context): Type | undefined {
  const scope = new Scope();
  for (const param of flow.params) bindParameter(param, flow.node, scope, cx);
  const room: Room = { kind: 'flow', name: flow.name, wanted: promisedBy(flow.node, cx), returned: [] };
  const { ends } = lowerBlock(flow.body.body, '', { ...cx, scope }, room);
  return returnType(room, ends);
}

/** Every literal counts as its kind, on both sides of the language: `flow` widens it for TypeScript alike. */
export function returnType({ wanted, returned }: Extract<Room, { kind: 'flow' }>, ends: boolean): Type | undefined {
  if (wanted) return widenAll(wanted);
  const values = returned.filter((type) => type !== undefined);
  if (values.length === 0) return undefined;
  const absent: readonly Type[] = values.length < returned.length || !ends ? [{ type: 'undefined' }] : [];
  return widenAll({ type: 'union', of: [...values, ...absent] });
}

/** `: Promise<boolean>`; nothing for `Promise<void>` and for no annotation. */
function promisedBy(node: ArrowFunctionExpression, cx: Context): Type | undefined {
  const written = node.returnType?.type === 'TSTypeAnnotation' ? node.returnType.typeAnnotation : undefined;
  if (!written) return undefined;
  const inner = written.type === 'TSTypeReference' ? written.typeParameters?.params[0] : undefined;
  const promise =
    written.type === 'TSTypeReference' && written.typeName.type === 'Identifier' && written.typeName.name === 'Promise';
  if (!promise || !inner) report(cx, written, flowForm, { what: { en: 'what it promises', zh: '其返回类型' } });
  return !inner || inner.type === 'TSVoidKeyword' ? undefined : typeOf(inner, cx);
}

type Flaw = { readonly en: string; readonly zh: string };

function flawOf(node: CallExpression['arguments'][number]): Flaw | undefined {
  if (node.type !== 'ArrowFunctionExpression' || !node.async)
    return { en: 'what is no `async` arrow', zh: '非 `async` 箭头函数' };
  if (node.body.type !== 'BlockStatement') return { en: 'a body without braces', zh: '无花括号的主体' };
  if (node.typeParameters) return { en: 'a type parameter', zh: '类型参数' };
  const [param, ...more] = node.params;
  if (more.length > 0) return { en: 'a second parameter', zh: '第二个参数' };
  return !param || param.type === 'ObjectPattern'
    ? undefined
    : { en: 'a parameter that is not taken apart', zh: '未解构的参数' };
}

function parametersOf(pattern: ObjectPattern, cx: Context): readonly Parameter[] {
  const types = fieldTypes(pattern, cx);
  return pattern.properties.flatMap((part): readonly Parameter[] => {
    if (
      part.type !== 'ObjectProperty' ||
      part.computed ||
      part.key.type !== 'Identifier' ||
      part.value.type !== 'Identifier'
    ) {
      report(cx, part, flowForm, { what: { en: 'a default or a rest', zh: '默认值或剩余参数' } });
      return [];
    }
    const { name } = part.key;
    const field = types.get(name);
    if (!field?.typeAnnotation) {
      report(cx, part, typeMissing, { name });
      return [{ name, local: part.value.name, takes: { kind: 'value', type: UNKNOWN }, optional: false }];
    }
    return [
      { name, local: part.value.name, takes: annotated(field.typeAnnotation, cx), optional: field.optional ?? false },
    ];
  });
}

type Signature = Extract<TSTypeElement, { type: 'TSPropertySignature' }>;

/** The fields of the parameter's type, which may have a name of its own. */
function fieldTypes({ typeAnnotation }: ObjectPattern, cx: Context): ReadonlyMap<string, Signature> {
  let written: TSType | undefined =
    typeAnnotation?.type === 'TSTypeAnnotation' ? typeAnnotation.typeAnnotation : undefined;
  if (written?.type === 'TSTypeReference' && written.typeName.type === 'Identifier') {
    const meaning = resolve(cx, written.typeName.name, written);
    written = meaning?.kind === 'type' && meaning.module === cx.module.source.path ? meaning.node : undefined;
  }
  const members = written?.type === 'TSTypeLiteral' ? written.members : [];
  return new Map(
    members.flatMap((member) =>
      member.type === 'TSPropertySignature' && member.key.type === 'Identifier'
        ? [[member.key.name, member] as const]
        : [],
    ),
  );
}
