import type { Block, Exit, Outline, OutlineStep } from '../../compiler/edit/outline/outline.ts';
import { exitPairs, type Pairs } from './pairs.ts';

/** The later version, with what it has no more at the place where that stood. */
export function merged(before: Outline, after: Outline, pairs: Pairs): Outline {
  const { body, settings } = after;
  const gone = settings.endsWhen ? undefined : before.settings.endsWhen;
  const steps =
    body && before.body ? bothOf(before.body, body, pairs) : (body ?? (before.body && goneBlock(before.body, pairs)));
  return { ...after, settings: { ...settings, ...(gone && { endsWhen: gone }) }, ...(steps && { body: steps }) };
}

/** The steps of a block as they are, each followed by those that came behind it and are gone. */
function bothOf(before: Block, after: Block, pairs: Pairs): Block {
  const steps: OutlineStep[] = [];
  const place = (to: number) => {
    for (; at < to; at++) {
      const step = before.steps[at]!;
      if (!pairs.afterOf(step)) steps.push(goneStep(step, pairs));
    }
  };
  let at = 0;
  for (const step of after.steps) {
    const was = pairs.beforeOf(step);
    const where = was && !pairs.isMoved(step) ? before.steps.indexOf(was) : -1;
    if (where >= 0) {
      place(where);
      at = where + 1;
    }
    steps.push(was ? withBefore(step, was, pairs) : inside(step, pairs));
  }
  place(before.steps.length);
  return withSteps(after, steps);
}

/** What something is gone from is drawn, though nobody wrote it. */
const withSteps = (block: Block, steps: readonly OutlineStep[]): Block => ({
  ...block,
  steps,
  form: block.form === 'absent' && steps.length > 0 ? 'braces' : block.form,
});

/** A step that stayed, with the ways that it has no more. */
function withBefore(step: OutlineStep, was: OutlineStep, pairs: Pairs): OutlineStep {
  const known = exitPairs(was, step);
  const lost = was.exits.filter((exit) => !known.some(([one]) => one === exit) && exit.block.steps.length > 0);
  const exits = step.exits.map((exit): Exit => {
    const before = known.find(([, one]) => one === exit)?.[0];
    return before
      ? { ...exit, block: bothOf(before.block, exit.block, pairs) }
      : { ...exit, block: insideBlock(exit.block, pairs) };
  });
  // Its name may be that of another way now.
  const gone = lost.map((exit) => ({ ...goneExit(exit, pairs), name: `-${exit.name}` }));
  return { ...step, exits: [...exits, ...gone] };
}

/** A new step: what stands in it may have stood elsewhere, and have lost something. */
const inside = (step: OutlineStep, pairs: Pairs): OutlineStep => ({
  ...step,
  exits: step.exits.map((exit) => ({ ...exit, block: insideBlock(exit.block, pairs) })),
});

const insideBlock = (block: Block, pairs: Pairs): Block => ({
  ...block,
  steps: block.steps.map((step) => {
    const was = pairs.beforeOf(step);
    return was ? withBefore(step, was, pairs) : inside(step, pairs);
  }),
});

/** Without what stands elsewhere now. */
const goneStep = (step: OutlineStep, pairs: Pairs): OutlineStep => ({
  ...step,
  id: `-${step.id}`,
  exits: step.exits.map((exit) => goneExit(exit, pairs)),
});

const goneExit = (exit: Exit, pairs: Pairs): Exit => ({ ...exit, block: goneBlock(exit.block, pairs) });

const goneBlock = (block: Block, pairs: Pairs): Block => ({
  ...block,
  id: `-${block.id}`,
  steps: block.steps.filter((step) => !pairs.afterOf(step)).map((step) => goneStep(step, pairs)),
});
