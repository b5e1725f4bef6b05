import { z } from 'zod';
import { type Step, step } from '../step.ts';

/** A list of steps inside a step; lazy, because steps hold steps. */
export const steps = z.lazy((): z.ZodType<readonly Step[]> => z.array(step));
