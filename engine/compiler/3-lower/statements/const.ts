import type { Expression as Node, VariableDeclaration } from '@babel/types';
import { identifiersIn } from '../../2-link/declare.ts';
import { constForm } from '../../diagnostics/grammar.ts';
import { givesNothing } from '../../diagnostics/waiting.ts';
import { UNKNOWN } from '../../types/type.ts';
import { annotated } from '../annotation.ts';
import { type Outcome, stepAt } from '../block.ts';
import { initialised } from '../constant.ts';
import { type Context, report, spanOf, type Typed, textOf } from '../context.ts';
import { check, fieldNamed } from '../expressions/give.ts';
import { awaited, type Slot } from './awaited.ts';
import { changing } from './unsupported.ts';

/** `const name = expression;` or `const name = await …;` */
export function constant(node: VariableDeclaration, id: (index: number) => string, cx: Context): Outcome {
  const [declarator, ...more] = node.declarations;
  if (node.kind !== 'const') return changing(node, node.kind, cx);
  if (!declarator || more.length > 0 || declarator.id.type !== 'Identifier' || !declarator.init) {
    report(cx, node, constForm, {});
    for (const { id } of node.declarations) for (const name of identifiersIn(id)) cx.scope.bindUnknown(name);
    return { steps: [], ends: false, shown: cx.shown };
  }
  const plain = declarator as Parameters<typeof initialised>[0];
  const { name } = plain.id;
  if (plain.init.type === 'AwaitExpression')
    return bound(plain, plain.init.argument, { at: node, id: id(0), bind: name }, cx);
  const typed = initialised(plain, cx);
  bind(name, typed, plain, cx);
  const step = { ...stepAt(id(0), node, cx), kind: 'const', name, value: typed.expression } as const;
  return { steps: [step], ends: false, shown: cx.shown };
}

/** From here on the name stands for the value, and what is known of it stays known. */
function bind(
  name: string,
  { type, values, count }: Omit<Typed, 'expression'>,
  at: Node | Parameters<typeof initialised>[0],
  cx: Context,
): void {
  const expression = { kind: 'name', name, span: spanOf(cx, at) } as const;
  cx.scope.bind(name, { kind: 'value', typed: { expression, type, values, count, ref: cx.unit.mark(name) } });
}

function bound(declarator: Parameters<typeof initialised>[0], call: Node, slot: Slot, cx: Context): Outcome {
  const { name, typeAnnotation } = declarator.id;
  const done = awaited(call, slot, cx);
  if (done.step && !done.gives) report(cx, declarator, givesNothing, { name: calleeOf(call, cx) });
  const declared = typeAnnotation ? annotated(typeAnnotation, cx) : undefined;
  const given = done.gives ?? UNKNOWN;
  if (declared?.kind === 'value') check(call, given, declared.type, fieldNamed(name), cx);
  bind(name, { type: declared?.kind === 'value' ? declared.type : given }, declarator, cx);
  return { steps: done.step ? [done.step] : [], ends: false, shown: cx.shown };
}

const calleeOf = (node: Node, cx: Context) =>
  node.type === 'CallExpression' ? textOf(cx, node.callee as Node) : textOf(cx, node);
