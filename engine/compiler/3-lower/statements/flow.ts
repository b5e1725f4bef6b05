import type { CallExpression, Expression as Node, ObjectExpression } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import { misplaced, recursion } from '../../diagnostics/names.ts';
import { arity, extraField, missingField } from '../../diagnostics/types.ts';
import { didYouMean } from '../../spell.ts';
import { printType } from '../../types/print.ts';
import { lowerBlock, stepAt } from '../block.ts';
import { type Context, report, spanOf } from '../context.ts';
import type { Flow, Parameter } from '../entity.ts';
import { argumentsOf } from '../expressions/calls.ts';
import { plainName } from '../expressions/collections.ts';
import { fieldNamed } from '../expressions/give.ts';
import { bindArgument } from '../expressions/inline.ts';
import { NOTHING_SHOWN } from '../narrowing.ts';
import { Scope } from '../scope.ts';
import { Unit } from '../unit.ts';
import type { Awaited, Slot } from './awaited.ts';

/** `await climb({ … })`: the flow's body, put in with what is given bound to its parameters. */
export function flowCall(flow: Flow, node: CallExpression, { at, id, bind }: Slot, cx: Context): Awaited {
  const call = `${flow.module.source.path}:${flow.name}`;
  if (cx.unit.calls.includes(call)) {
    report(cx, node, recursion, { name: flow.name });
    return {};
  }
  const given = fieldsGiven(flow, node, cx);
  if (!given) return { gives: flow.returns };
  const scope = new Scope();
  const params = flow.params.flatMap((param) => bindParameter(param, given.get(param.name), flow, scope, node, cx));
  const inner = { ...cx, module: flow.module, scope, shown: NOTHING_SHOWN, unit: new Unit(cx.unit, { call }) };
  const room = { kind: 'flow', name: flow.name, wanted: flow.returns, returned: [] } as const;
  const base = stepAt(id, at, cx);
  const { steps } = lowerBlock(flow.body.body, `${id}.body.`, inner, { ...room, returned: [] });
  return {
    step: { ...base, kind: 'flow', flow: flow.name, params, steps, ...(bind === undefined ? {} : { bind }) },
    gives: flow.returns,
  };
}

type Param = { readonly name: string; readonly value: Expression };

/** Facts are known everywhere and need no parameter in the plan. */
function bindParameter(
  param: Parameter,
  node: Node | undefined,
  flow: Flow,
  scope: Scope,
  at: CallExpression,
  cx: Context,
): readonly Param[] {
  const { local, takes } = param;
  const binding = node ? bindArgument(param, node, flow.name, cx) : undefined;
  if (takes.kind === 'group') {
    scope.bind(local, { kind: 'group', group: takes.group });
    return [];
  }
  const typed = binding?.kind === 'value' ? binding.typed : undefined;
  const name: Expression = { kind: 'name', name: local, span: spanOf(cx, at) };
  const type = param.optional ? ({ type: 'union', of: [takes.type, { type: 'undefined' }] } as const) : takes.type;
  scope.bind(local, {
    kind: 'value',
    typed: { expression: name, type, values: typed?.values, count: typed?.count, ref: cx.unit.mark(local) },
  });
  return [{ name: local, value: typed?.expression ?? { kind: 'absent', span: spanOf(cx, at) } }];
}

/** What stands in the call, by parameter; undefined where a diagnostic was given about its form. */
function fieldsGiven(flow: Flow, node: CallExpression, cx: Context): ReadonlyMap<string, Node> | undefined {
  const [argument, ...more] = argumentsOf(node, cx);
  const wanted = flow.params.length > 0 ? 1 : 0;
  const given = node.arguments.length;
  if (given !== wanted || more.length > 0) {
    const form = wanted
      ? `await ${flow.name}({ ${flow.params.map(({ name }) => name).join(', ')} })`
      : `await ${flow.name}()`;
    report(cx, node, arity, { name: flow.name, wanted: `${wanted}`, given, form });
    return undefined;
  }
  if (!argument) return new Map();
  if (argument.type === 'ObjectExpression') return partsOf(flow, argument, cx);
  const instead = { en: `Write them out: \`${flow.name}({ … })\`.`, zh: `直接写出：\`${flow.name}({ … })\`。` };
  report(cx, argument, misplaced, {
    name: flow.name,
    kind: { en: 'a flow that takes its parameters by name', zh: '按名称接收参数的流程' },
    instead,
  });
  return undefined;
}

function partsOf(flow: Flow, node: ObjectExpression, cx: Context): ReadonlyMap<string, Node> {
  const what = fieldNamed(flow.name);
  const known = flow.params.map(({ name }) => name);
  const given = new Map<string, Node>();
  for (const part of node.properties) {
    const name = plainName(part);
    if (name === undefined || part.type !== 'ObjectProperty' || !known.includes(name)) {
      const shown = name ?? '…';
      report(cx, part, extraField, {
        what,
        name: shown,
        hint: didYouMean(shown, known),
        fields: known.map((one) => `\`${one}\``).join(', '),
      });
    } else given.set(name, part.value as Node);
  }
  for (const { name, optional, takes } of flow.params) {
    if (optional || given.has(name)) continue;
    report(cx, node, missingField, { what, name, type: takes.kind === 'group' ? takes.group : printType(takes.type) });
  }
  return given;
}
