import { z } from 'zod';
import type { Edit } from './edit.ts';

const at = z.number().int().nonnegative();
const path = z.array(z.union([z.string(), at]));
const imports = z.array(z.strictObject({ name: z.string(), as: z.string().optional(), from: z.string() })).optional();
const several = { step: z.string(), through: z.string().optional() };
const written = { text: z.string(), imports };
const value = { text: z.string().nullable(), imports };

/** An edit as it comes from outside: from a file, from a browser. */
export const edit: z.ZodType<Edit> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('insert'), into: z.string(), at, ...written }),
  z.strictObject({ kind: z.literal('delete'), ...several }),
  z.strictObject({ kind: z.literal('move'), into: z.string(), at, ...several }),
  z.strictObject({ kind: z.literal('duplicate'), ...several }),
  z.strictObject({ kind: z.literal('replace'), step: z.string(), ...written }),
  z.strictObject({ kind: z.literal('wrap'), ...several, ...written }),
  z.strictObject({ kind: z.literal('set'), step: z.string(), path, ...value }),
  z.strictObject({ kind: z.literal('setting'), name: z.string(), path: path.optional(), ...value }),
  z.strictObject({ kind: z.literal('constant'), name: z.string(), path: path.optional(), ...value }),
  z.strictObject({
    kind: z.literal('branch'),
    step: z.string(),
    add: z.enum(['else', 'happened', 'timedOut', 'case', 'default', 'branch', 'catch', 'finally']),
    values: z.array(z.string()).optional(),
  }),
  z.strictObject({ kind: z.literal('unbranch'), block: z.string() }),
  z.strictObject({ kind: z.literal('label'), block: z.string(), values: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('rename'), name: z.string(), to: z.string(), step: z.string().optional() }),
  z.strictObject({ kind: z.literal('bind'), step: z.string(), name: z.string().nullable() }),
  z.strictObject({ kind: z.literal('comment'), step: z.string(), text: z.string().nullable() }),
]);
