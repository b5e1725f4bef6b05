import type { Expression } from '../../../plan/expression.ts';
import { extensionConstant } from '../../diagnostics/extensions.ts';
import { arity } from '../../diagnostics/types.ts';
import { fromCatalogue } from '../../types/type.ts';
import { type Context, report, spanOf, type Typed } from '../context.ts';
import type { Extension } from '../entity.ts';
import { argumentsOf, type Call } from './calls.ts';
import { give } from './give.ts';
import { hoisted } from './helpers.ts';
import { refused } from './lower.ts';

type Asked = Extract<Extension, { of: 'fact' | 'helper' }>;

/** A helper or a fact of an extension. Its code runs in Node, so a run can only be given what it answered at intake. */
export function extensionCall({ entry, ref, signature }: Asked, node: Call, cx: Context): Typed {
  const { name, params, example } = entry;
  const given = argumentsOf(node, cx);
  const least = params.filter(({ optional }) => !optional).length;
  if (given.length < least || given.length > params.length) {
    report(cx, node, arity, { name, wanted: `${least}`, given: given.length, form: example });
    return refused(node, cx);
  }
  if (cx.place === 'constant') {
    report(cx, node, extensionConstant, { name });
    return refused(node, cx);
  }
  const args = given.map((argument, i) => {
    const { type, words } = params[i]!;
    const what = { en: `\`${words.label.en}\` of \`${name}\``, zh: `\`${name}\` 的${words.label.zh}` };
    return give(argument, fromCatalogue(type), what, cx).expression;
  });
  cx.unit.extensions.set(ref, signature);
  const call: Expression = { kind: 'helper', name: ref, args, span: spanOf(cx, node) };
  const late = { name, cost: 'dear' } as const;
  return {
    expression: cx.place === 'run' ? hoisted(late, call, node, cx) : call,
    type: fromCatalogue(entry.returns),
  };
}
