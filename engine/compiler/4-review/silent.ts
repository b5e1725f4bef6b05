import type { Step, StepKind, StepOf } from '../../plan/step.ts';

/** How a piece of `run` can be left: somebody told or not, at its end or by `return`. */
interface Ways {
  /** It can be gone through without telling anybody. */
  readonly silent: boolean;
  /** It can be left by `return` before anybody was told. */
  readonly leaves: boolean;
}

const SILENT: Ways = { silent: true, leaves: false };
const TOLD: Ways = { silent: false, leaves: false };

const eitherWay = (...ways: readonly Ways[]): Ways => ({
  silent: ways.some(({ silent }) => silent),
  leaves: ways.some(({ leaves }) => leaves),
});

type Walk<K extends StepKind> = (step: StepOf<K>) => Ways;

/** A loop over a list may have nothing to go through; a loop that waits passes at least once. */
const WAYS: { readonly [K in StepKind]: Walk<K> } = {
  notify: () => TOLD,
  return: () => ({ silent: false, leaves: true }),
  const: () => SILENT,
  effect: () => SILENT,
  sleep: () => SILENT,
  until: () => SILENT,
  if: (step) => eitherWay(waysOf(step.then), waysOf(step.else)),
  // Where what was waited for happened (the mail was answered in time), there is no need to tell.
  wait: (step) => waysOf(step.timedOut),
  switch: (step) => eitherWay(waysOf(step.default), ...step.cases.map(({ steps }) => waysOf(steps))),
  each: (step) =>
    step.in.kind === 'array' && step.in.items.length > 0 ? waysOf(step.steps) : eitherWay(SILENT, waysOf(step.steps)),
  every: (step) => waysOf(step.steps),
  // A `return` in an arm or in a flow leaves only that; all arms run.
  together: (step) => (step.branches.some((branch) => always(branch)) ? TOLD : SILENT),
  flow: (step) => (always(step.steps) ? TOLD : SILENT),
  try: (step) => (always(step.finally) ? TOLD : afterTry(step)),
};

/** The body may fail anywhere, so it tells surely only together with what catches. */
function afterTry({ body, catch: caught }: StepOf<'try'>): Ways {
  return caught ? eitherWay(waysOf(body), waysOf(caught.steps)) : waysOf(body);
}

function waysOf(steps: readonly Step[]): Ways {
  let leaves = false;
  for (const step of steps) {
    const ways = (WAYS[step.kind] as Walk<StepKind>)(step as never);
    leaves ||= ways.leaves;
    if (!ways.silent) return { silent: false, leaves };
  }
  return { silent: true, leaves };
}

function always(steps: readonly Step[]): boolean {
  const { silent, leaves } = waysOf(steps);
  return !silent && !leaves;
}

/** Whether on every path through the steps somebody is told. */
export const tellsAlways = (steps: readonly Step[]): boolean => always(steps);
