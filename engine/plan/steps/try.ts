import { z } from 'zod';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/** `try { … } catch (name) { … } finally { … }`. What is caught is always a {@link Failure}. */
export interface TryStep extends StepBase {
  readonly kind: 'try';
  readonly body: readonly Step[];
  readonly catch?: { readonly name?: string | undefined; readonly steps: readonly Step[] } | undefined;
  readonly finally: readonly Step[];
}

/** The one shape of a caught error: which effect, what went wrong in words, and whether trying again might help. */
export interface Failure {
  readonly effect: string;
  readonly message: string;
  readonly temporary: boolean;
}

export const tryStep = z.object({
  ...stepBase,
  kind: z.literal('try'),
  body: steps,
  catch: z.object({ name: z.string().optional(), steps }).optional(),
  finally: steps,
});
