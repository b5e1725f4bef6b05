import { catalogue } from '../catalogue/index.ts';
import type { Deadline } from '../plan/deadline.ts';
import type { Expression } from '../plan/expression.ts';
import { calledInRules } from '../plan/extension.ts';
import type { Drawable, DrawableKind, DrawableOf } from './drawable.ts';
import { expressionText, shortened, stateText } from './words.ts';

type Label<K extends DrawableKind> = (step: DrawableOf<K>) => string;

const LABELS: { readonly [K in DrawableKind]: Label<K> } = {
  const: ({ name, value }) => `${name} = ${expressionText(value)}`,
  each: ({ name, in: list }) => `for each ${name} of ${expressionText(list)}`,
  effect: ({ effect, args, bind }) => named(bind, `${effectWords(effect)} ${args.map(gist).join(', ')}`.trim()),
  every: ({ interval, times }) =>
    `every ${plainly(interval)}${Number.isNaN(times) ? '' : `, ${times} ${times === 1 ? 'time' : 'times'}`}`,
  flow: ({ flow, bind }) => named(bind, flow),
  if: ({ test }) => `if ${expressionText(test)}`,
  notify: ({ who, what, bind }) => named(bind, `notify ${people(who)}: ${gist(what)}`),
  opaque: ({ text }) => shortened(text.replace(/\s+/g, ' ')),
  return: ({ value }) => (value ? `return ${expressionText(value)}` : 'return'),
  sleep: ({ deadline }) => `wait ${deadlineText(deadline)}`,
  switch: ({ on }) => `by ${expressionText(on)}`,
  together: ({ branches }) => `${branches.length} branches at once`,
  try: () => 'try',
  until: ({ state, deadline, bind }) => named(bind, `wait ${deadlineText(deadline)} until ${stateText(state)}`),
  wait: ({ state, deadline }) => `wait ${deadlineText(deadline)} until ${stateText(state)}`,
};

/** What a step does, in a line. */
export const labelOf = (step: Drawable): string => (LABELS[step.kind] as Label<DrawableKind>)(step as never);

const named = (bind: string | undefined, text: string) =>
  bind === undefined || bind.includes('#') ? text : `${bind} = ${text}`;

const effectWords = (name: string) =>
  catalogue.effects.find((entry) => entry.name === name)?.words.label.en ?? calledInRules(name);

const deadlineText = (deadline: Deadline) =>
  'within' in deadline ? plainly(deadline.within) : `by ${plainly(deadline.by)}`;

/** A literal without its quotes. */
const plainly = (expression: Expression) =>
  expression.kind === 'literal' ? String(expression.value) : expressionText(expression);

const people = (who: Expression): string =>
  who.kind === 'array' ? who.items.map(people).join(', ') : expressionText(who);

/** What names a notice or a task best: its template, its text, its title. */
function gist(expression: Expression): string {
  if (expression.kind !== 'object') return plainly(expression);
  const said = ['template', 'title', 'text'].map(
    (name) => expression.fields.find((field) => field.name === name)?.value,
  );
  const best = said.find((value) => value !== undefined);
  return best ? plainly(best) : expressionText(expression);
}
