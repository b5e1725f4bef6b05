import type { Plan } from '../../plan/plan.ts';
import type { Module } from '../2-link/module.ts';
import type { Draft } from '../3-lower/plan.ts';
import { sealed } from '../3-lower/plan.ts';
import { partiesOf, type Rules } from '../3-lower/rules.ts';
import { endedAlready, silentPath, slowFirst } from '../diagnostics/advice.ts';
import { historyTooLong } from '../diagnostics/limits.ts';
import { waitsForTheEnd } from './ended.ts';
import { historyBound, MAX_HISTORY } from './history.ts';
import { tellsAlways } from './silent.ts';
import { outsideBeforeNotify } from './slow.ts';

/** Looks at the whole of a policy: its limits, and whether it does what its author will have meant. */
export function review(draft: Draft, module: Module, rules: Rules): Plan {
  const { source, main } = module;
  const { diagnostics } = rules;
  const at = [main?.start ?? 0, main?.end ?? 0] as const;
  const events = historyBound(draft.steps, partiesOf(rules));
  if (events > MAX_HISTORY) diagnostics.report(source, at, historyTooLong, { events, limit: MAX_HISTORY });
  const slow = outsideBeforeNotify(draft.steps);
  if (slow && slow.step.file === undefined)
    diagnostics.report(source, slow.step.span, slowFirst, { effect: slow.effect });
  if (draft.priority === 'urgent' && !tellsAlways(draft.steps)) diagnostics.report(source, at, silentPath, {});
  for (const { state, file } of draft.endsWhen ? waitsForTheEnd(draft.steps, draft.endsWhen) : []) {
    const text = source.text.slice(...state.span);
    if (file === undefined) diagnostics.report(source, state.span, endedAlready, { state: text });
  }
  return sealed(draft, events);
}
