import type { Expression } from '../../plan/expression.ts';
import type { State } from '../../plan/state.ts';
import type { Step } from '../../plan/step.ts';
import { factsIn } from '../2-link/templates.ts';
import type { Rules } from './rules.ts';

/** What `mail` itself means to a helper that runs late. */
const WHOLE_MAIL = ['mail.subject', 'mail.text'];

/** What a run must have with it: the facts that its steps and templates name, and the lists that it asks. */
export function readsOf(
  steps: readonly Step[],
  endsWhen: State | undefined,
  templates: readonly string[],
  rules: Rules,
): { reads: readonly string[]; lists: readonly string[] } {
  const facts = new Set(templates.flatMap((name) => Object.values(rules.templates[name] ?? {}).flatMap(factsIn)));
  const lists = new Set<string>();
  for (const expression of expressionsIn([steps, endsWhen])) {
    if (expression.kind === 'fact')
      for (const path of expression.path === 'mail' ? WHOLE_MAIL : [expression.path]) facts.add(path);
    if (expression.kind === 'member') lists.add(expression.list);
  }
  return { reads: [...facts].sort(), lists: [...lists].sort() };
}

/** All nodes below, steps among them: what tells them apart here is their kind. */
function* expressionsIn(value: unknown): Iterable<Expression> {
  if (value === null || typeof value !== 'object') return;
  if ('kind' in value) yield value as Expression;
  for (const inner of Object.values(value)) yield* expressionsIn(inner);
}
