import { z } from 'zod';
import { type Expression, expression } from './expression.ts';
import { type Span, span } from './span.ts';

/**
 * Something that can become true later: a state of the mail (`mail.read`), of a handle that an effect returned
 * (`task.done`, where `of` is the handle), or a combination. Once true it stays true.
 */
export type State = { readonly span: Span } & (
  | { readonly kind: 'state'; readonly name: string; readonly of?: Expression | undefined }
  | { readonly kind: 'any'; readonly of: readonly State[] }
  | { readonly kind: 'all'; readonly of: readonly State[] }
);

const sub = z.lazy((): z.ZodType<State> => state);

export const state: z.ZodType<State> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), name: z.string(), of: expression.optional(), span }),
  z.object({ kind: z.literal('any'), of: z.array(sub).min(1), span }),
  z.object({ kind: z.literal('all'), of: z.array(sub).min(1), span }),
]);
