import { z } from 'zod';
import { type ConstStep, constStep } from './steps/const.ts';
import { type EachStep, eachStep } from './steps/each.ts';
import { type EffectStep, effectStep } from './steps/effect.ts';
import { type EveryStep, everyStep } from './steps/every.ts';
import { type FlowStep, flowStep } from './steps/flow.ts';
import { type IfStep, ifStep } from './steps/if.ts';
import { type NotifyStep, notifyStep } from './steps/notify.ts';
import { type ReturnStep, returnStep } from './steps/return.ts';
import { type SleepStep, sleepStep } from './steps/sleep.ts';
import { type SwitchStep, switchStep } from './steps/switch.ts';
import { type TogetherStep, togetherStep } from './steps/together.ts';
import { type TryStep, tryStep } from './steps/try.ts';
import { type UntilStep, untilStep } from './steps/until.ts';
import { type WaitStep, waitStep } from './steps/wait.ts';

/** A statement of a policy's `run`. A kind that is added here does not compile until every walker knows it. */
export type Step =
  | ConstStep
  | EachStep
  | EffectStep
  | EveryStep
  | FlowStep
  | IfStep
  | NotifyStep
  | ReturnStep
  | SleepStep
  | SwitchStep
  | TogetherStep
  | TryStep
  | UntilStep
  | WaitStep;

export type StepKind = Step['kind'];
/** One kind of step, by name: `StepOf<'notify'>`. */
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

export const step: z.ZodType<Step> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    constStep,
    eachStep,
    effectStep,
    everyStep,
    flowStep,
    ifStep,
    notifyStep,
    returnStep,
    sleepStep,
    switchStep,
    togetherStep,
    tryStep,
    untilStep,
    waitStep,
  ]),
);
