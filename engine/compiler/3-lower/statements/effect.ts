import type { CallExpression, Expression as Node } from '@babel/types';
import type { EffectEntry } from '../../../catalogue/entry.ts';
import type { Text } from '../../../catalogue/words.ts';
import type { Expression } from '../../../plan/expression.ts';
import { tellsNobody } from '../../diagnostics/advice.ts';
import { effectNeeds } from '../../diagnostics/policy.ts';
import { arity, wrongType } from '../../diagnostics/types.ts';
import { fromCatalogue } from '../../types/type.ts';
import { stepAt } from '../block.ts';
import { type Context, report, textOf } from '../context.ts';
import { argumentsOf } from '../expressions/calls.ts';
import { give } from '../expressions/give.ts';
import { groupNamed } from '../groups.ts';
import { checkMoment } from '../moment.ts';
import type { Awaited, Slot } from './awaited.ts';
import { checkNotice } from './notice.ts';
import { sending } from './sending.ts';
import { checkTemplate, shownEvent } from './template.ts';

/** `await createTask({…})`; `notify` has a step of its own, for the arbiter judges it. */
export function effect(entry: EffectEntry, node: CallExpression, { at, id, bind }: Slot, cx: Context): Awaited {
  const args = lowerArguments(entry, node, cx);
  const gives = entry.returns && fromCatalogue(entry.returns);
  if (entry.needs && cx.trigger && !cx.trigger.gives.includes(entry.needs))
    report(cx, node, effectNeeds, { effect: entry.name, event: shownEvent(cx.trigger) });
  if (!args) return { gives };
  const base = { ...stepAt(id, at, cx), ...(bind === undefined ? {} : { bind }) };
  if (entry.name === 'sendMail') return { step: sending(node, args, { at, id, bind }, cx), gives };
  if (entry.name !== 'notify') return { step: { ...base, kind: 'effect', effect: entry.name, args }, gives };
  const [who, what] = args as [Expression, Expression];
  checkTemplate(node, 1, what, cx);
  checkNotice(node, what, cx);
  if (who.kind === 'array' && who.items.length === 0) report(cx, node.arguments[0]!, tellsNobody, {});
  return { step: { ...base, kind: 'notify', who, what }, gives };
}

function lowerArguments(entry: EffectEntry, node: CallExpression, cx: Context): readonly Expression[] | undefined {
  const given = argumentsOf(node, cx);
  const least = entry.params.filter(({ optional }) => !optional).length;
  if (given.length < least || given.length > entry.params.length) {
    report(cx, node, arity, { name: entry.name, wanted: `${least}`, given: given.length, form: entry.example });
    return undefined;
  }
  return given.flatMap((argument, i) => {
    const { type, words, text, group } = entry.params[i]!;
    const what = { en: `\`${words.label.en}\` of \`${entry.name}\``, zh: `\`${entry.name}\` 的${words.label.zh}` };
    if (group) {
      if (groupNamed(argument, cx) !== group) wrongGroup(argument, what, group, cx);
      return [];
    }
    const given = give(argument, fromCatalogue(type), what, cx);
    if (text) checkMoment(argument, given.type, text, cx);
    return [given.expression];
  });
}

function wrongGroup(node: Node, what: Text, group: string, cx: Context): void {
  report(cx, node, wrongType, { what, wanted: group, given: textOf(cx, node), hint: { en: '', zh: '' } });
}
