import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import { type StepBase, stepBase } from './base.ts';

/** `const name = expression;` */
export interface ConstStep extends StepBase {
  readonly kind: 'const';
  readonly name: string;
  readonly value: Expression;
}

export const constStep = z.object({ ...stepBase, kind: z.literal('const'), name: z.string(), value: expression });
