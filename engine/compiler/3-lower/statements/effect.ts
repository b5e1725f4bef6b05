import type { CallExpression } from '@babel/types';
import type { EffectEntry, TriggerEntry } from '../../../catalogue/entry.ts';
import type { Expression } from '../../../plan/expression.ts';
import { printablePaths } from '../../2-link/printable.ts';
import { factsIn } from '../../2-link/templates.ts';
import { misplaced } from '../../diagnostics/names.ts';
import { templateDynamic, templateMissing } from '../../diagnostics/people.ts';
import { effectNeeds, templateGiven } from '../../diagnostics/policy.ts';
import { arity } from '../../diagnostics/types.ts';
import { didYouMean } from '../../spell.ts';
import { fromCatalogue } from '../../types/type.ts';
import { stepAt } from '../block.ts';
import { type Context, type Literal, report } from '../context.ts';
import { argumentsOf } from '../expressions/calls.ts';
import { give } from '../expressions/give.ts';
import { factGroup } from '../groups.ts';
import type { Awaited, Slot } from './awaited.ts';

/** `await createTask({…})`; `notify` has a step of its own, for the arbiter judges it. */
export function effect(entry: EffectEntry, node: CallExpression, { at, id, bind }: Slot, cx: Context): Awaited {
  const args = lowerArguments(entry, node, cx);
  const gives = entry.returns && fromCatalogue(entry.returns);
  if (entry.needs && cx.trigger && !cx.trigger.gives.includes(entry.needs))
    report(cx, node, effectNeeds, { effect: entry.name, event: shownEvent(cx.trigger) });
  if (!args) return { gives };
  const base = { ...stepAt(id, at, cx), ...(bind === undefined ? {} : { bind }) };
  if (entry.name !== 'notify') return { step: { ...base, kind: 'effect', effect: entry.name, args }, gives };
  const [who, what] = args as [Expression, Expression];
  checkTemplate(node, what, cx);
  return { step: { ...base, kind: 'notify', who, what }, gives };
}

function lowerArguments(entry: EffectEntry, node: CallExpression, cx: Context): readonly Expression[] | undefined {
  const given = argumentsOf(node, cx);
  const least = entry.params.filter(({ optional }) => !optional).length;
  if (given.length < least || given.length > entry.params.length) {
    report(cx, node, arity, { name: entry.name, wanted: `${least}`, given: given.length, form: entry.example });
    return undefined;
  }
  return given.map((argument, i) => {
    const { type, words } = entry.params[i]!;
    const what = { en: `\`${words.label.en}\` of \`${entry.name}\``, zh: `\`${entry.name}\` 的${words.label.zh}` };
    return give(argument, fromCatalogue(type), what, cx).expression;
  });
}

/** The templates of a policy travel with its runs, so they are known before. */
function checkTemplate(node: CallExpression, what: Expression, cx: Context): void {
  const place = node.arguments[1]!;
  if (what.kind !== 'object') {
    if (what.kind !== 'absent') report(cx, place, misplaced, { name: 'notice', kind: NO_LITERAL, instead: WRITE_OUT });
    return;
  }
  const template = what.fields.find(({ name }) => name === 'template')?.value;
  if (!template || template.kind === 'absent') return;
  const names = valuesOf(template, cx);
  if (!names) {
    if (cx.unit.home !== undefined) report(cx, place, templateDynamic, {});
    return;
  }
  for (const name of names) useTemplate(String(name), node, cx);
}

const NO_LITERAL = { en: 'worked out while the policy runs', zh: '在运行时才得出' };
const WRITE_OUT = {
  en: 'Write the notice as an object in the call: `{ template: … }`.',
  zh: '在调用中直接写对象：`{ template: … }`。',
};

function useTemplate(name: string, node: CallExpression, cx: Context): void {
  const { templates } = cx.rules;
  cx.unit.templates.add(name);
  if (!Object.hasOwn(templates, name))
    report(cx, node.arguments[1]!, templateMissing, { name, hint: didYouMean(name, Object.keys(templates)) });
  else if (cx.trigger) checkGiven(name, cx.trigger, node, cx);
}

/** What a text shows must come with the event; that there is such a fact at all was looked at where the text stands. */
function checkGiven(template: string, trigger: TriggerEntry, node: CallExpression, cx: Context): void {
  const known = printablePaths(trigger.gives.flatMap((name) => factGroup(name, cx) ?? []));
  const shown = new Set(Object.values(cx.rules.templates[template] ?? {}).flatMap(factsIn));
  for (const path of shown) {
    if (known.has(path)) continue;
    const place = node.arguments[1]!;
    report(cx, place, templateGiven, { template, path, event: shownEvent(trigger), hint: didYouMean(path, known) });
  }
}

/** An event as messages name it: that of a schedule has a name that nobody writes. */
const shownEvent = ({ name, written }: TriggerEntry) => (written === undefined ? name : name.split(':', 1)[0]!);

/** All values that an expression can have, where they are known. */
function valuesOf(expression: Expression, cx: Context): readonly Literal[] | undefined {
  if (expression.kind === 'literal') return [expression.value];
  if (expression.kind === 'choose') {
    const [yes, no] = [valuesOf(expression.then, cx), valuesOf(expression.else, cx)];
    return yes && no && [...yes, ...no];
  }
  const binding = expression.kind === 'name' ? cx.scope.get(expression.name) : undefined;
  return binding?.kind === 'value' ? binding.typed.values : undefined;
}
