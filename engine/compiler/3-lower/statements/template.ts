import type { CallExpression } from '@babel/types';
import type { TriggerEntry } from '../../../catalogue/entry.ts';
import type { Expression } from '../../../plan/expression.ts';
import { printablePaths } from '../../2-link/printable.ts';
import { factsIn } from '../../2-link/templates.ts';
import { misplaced } from '../../diagnostics/names.ts';
import { templateDynamic, templateMissing } from '../../diagnostics/people.ts';
import { templateGiven } from '../../diagnostics/policy.ts';
import { didYouMean } from '../../spell.ts';
import { type Context, type Literal, type Ranged, report } from '../context.ts';
import { factGroup } from '../groups.ts';

/** The templates of a policy travel with its runs, so they are known before. */
export function checkTemplate(node: CallExpression, argument: number, what: Expression, cx: Context): void {
  const place = node.arguments[argument]!;
  if (what.kind !== 'object') {
    if (what.kind !== 'absent') report(cx, place, misplaced, { name: 'object', kind: NO_LITERAL, instead: WRITE_OUT });
    return;
  }
  const template = what.fields.find(({ name }) => name === 'template')?.value;
  if (!template || template.kind === 'absent') return;
  const names = valuesOf(template, cx);
  if (!names) {
    if (cx.unit.home !== undefined) report(cx, place, templateDynamic, {});
    return;
  }
  for (const name of names) useTemplate(String(name), place, cx);
}

const NO_LITERAL = { en: 'worked out while the policy runs', zh: '在运行时才得出' };
const WRITE_OUT = {
  en: 'Write it as an object in the call: `{ template: … }`.',
  zh: '在调用中直接写对象：`{ template: … }`。',
};

function useTemplate(name: string, place: Ranged, cx: Context): void {
  const { templates } = cx.rules;
  cx.unit.templates.add(name);
  if (!Object.hasOwn(templates, name))
    report(cx, place, templateMissing, { name, hint: didYouMean(name, Object.keys(templates)) });
  else if (cx.trigger) checkGiven(name, cx.trigger, place, cx);
}

/** What a text shows must come with the event; that there is such a fact at all was looked at where the text stands. */
function checkGiven(template: string, trigger: TriggerEntry, place: Ranged, cx: Context): void {
  const known = printablePaths(trigger.gives.flatMap((name) => factGroup(name, cx) ?? []));
  const shown = new Set(Object.values(cx.rules.templates[template] ?? {}).flatMap(factsIn));
  for (const path of shown) {
    if (known.has(path)) continue;
    report(cx, place, templateGiven, { template, path, event: shownEvent(trigger), hint: didYouMean(path, known) });
  }
}

/** An event as messages name it: that of a schedule has a name that nobody writes. */
export const shownEvent = ({ name, written }: TriggerEntry) => (written === undefined ? name : name.split(':', 1)[0]!);

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
