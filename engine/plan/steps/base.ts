import { z } from 'zod';
import { type Span, span } from '../span.ts';

/** What every step has. */
export interface StepBase {
  /** Stable within its plan: the path of positions, `2.then.0`. The graph, coverage and a run's trace name steps by it. */
  readonly id: string;
  readonly span: Span;
  /** The rules file that the span counts in, where it is not the policy's own (the body of an imported flow). */
  readonly file?: string | undefined;
}

export const stepBase = { id: z.string(), span, file: z.string().optional() };
