import type { Expression as Node } from '@babel/types';
import { misplaced, recursion } from '../../diagnostics/names.ts';
import { arity } from '../../diagnostics/types.ts';
import { type Context, report, spanOf, type Typed } from '../context.ts';
import type { Helper, Parameter } from '../entity.ts';
import { groupNamed } from '../groups.ts';
import { NOTHING_SHOWN } from '../narrowing.ts';
import { type Binding, Scope } from '../scope.ts';
import { Unit } from '../unit.ts';
import { argumentsOf, type Call } from './calls.ts';
import { fieldNamed, give } from './give.ts';
import { lower, refused } from './lower.ts';

/** A helper of the rules: its body, with what is given in the place of its parameters. */
export function inlined(helper: Helper, node: Call, cx: Context): Typed {
  const given = argumentsOf(node, cx);
  const least = helper.params.filter(({ optional }) => !optional).length;
  if (given.length < least || given.length > helper.params.length) {
    report(cx, node, arity, { name: helper.name, wanted: `${least}`, given: given.length, form: formOf(helper) });
    return refused(node, cx);
  }
  const call = `${helper.module.source.path}:${helper.name}`;
  if (cx.unit.calls.includes(call)) {
    report(cx, node, recursion, { name: helper.name });
    return refused(node, cx);
  }
  const scope = new Scope();
  helper.params.forEach((param, i) => {
    scope.bind(param.local, given[i] ? bindArgument(param, given[i], helper.name, cx) : absent(node, cx));
  });
  const unit = new Unit(cx.unit, { quiet: true, call });
  const body = lower(helper.body, {
    ...cx,
    module: helper.module,
    scope,
    shown: NOTHING_SHOWN,
    unit,
    inlined: spanOf(cx, node),
  });
  return { expression: body.expression, type: helper.returns, values: body.values, count: body.count };
}

const formOf = ({ name, params }: Helper) => `${name}(${params.map((param) => param.name).join(', ')})`;

const absent = (node: Node, cx: Context): Binding => ({
  kind: 'value',
  typed: { expression: { kind: 'absent', span: spanOf(cx, node) }, type: { type: 'undefined' } },
});

/** What a parameter stands for inside: the lowered argument itself. */
export function bindArgument({ name, takes }: Parameter, node: Node, of: string, cx: Context): Binding {
  if (takes.kind === 'group') {
    if (groupNamed(node, cx) !== takes.group) {
      const instead = { en: `Give it \`${takes.group}\` itself.`, zh: `请传入 \`${takes.group}\` 本身。` };
      report(cx, node, misplaced, {
        name: cx.module.source.text.slice(node.start ?? 0, node.end ?? 0),
        kind: { en: `not \`${takes.group}\``, zh: `不是 \`${takes.group}\`` },
        instead,
      });
    }
    return { kind: 'group', group: takes.group };
  }
  const { expression, values, count } = give(node, takes.type, fieldNamed(`${of}: ${name}`), cx);
  return { kind: 'value', typed: { expression, type: takes.type, values, count } };
}
