import { z } from 'zod';
import { type Expression, expression } from './expression.ts';

/** How long to wait: for a duration (`'6h'`) counted from now, or until an instant (an ISO 8601 string). */
export type Deadline = { readonly within: Expression } | { readonly by: Expression };

export const deadline: z.ZodType<Deadline> = z.union([z.object({ within: expression }), z.object({ by: expression })]);
