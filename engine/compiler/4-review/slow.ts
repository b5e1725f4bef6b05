import { calledInRules, isExtension } from '../../plan/extension.ts';
import type { Step } from '../../plan/step.ts';
import type { EffectStep } from '../../plan/steps/effect.ts';
import { effectNamed } from '../known.ts';

/** An effect that asks an outside system, before the first alert of a policy. */
interface Slow {
  readonly step: EffectStep;
  readonly effect: string;
}

/** The effect that the first `notify` waits for, on the straight way from the start. */
export function outsideBeforeNotify(steps: readonly Step[]): Slow | undefined {
  const first = steps.findIndex(({ kind }) => kind === 'notify');
  if (first < 0) return undefined;
  const before = steps.slice(0, first);
  // What a wait, a loop or a branch stands before was not meant to be told at once.
  if (before.some(({ kind }) => kind !== 'effect' && kind !== 'const')) return undefined;
  const step = before.find((one): one is EffectStep => one.kind === 'effect' && isOutside(one.effect));
  return step && { step, effect: calledInRules(step.effect) };
}

const isOutside = (name: string) => isExtension(name) || effectNamed(name)?.reach === 'outside';
