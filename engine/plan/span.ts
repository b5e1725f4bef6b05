import { z } from 'zod';

/** Where a piece of a plan stands in the policy's file: UTF-16 offsets `[start, end)`, as `String.slice` takes them. */
export type Span = readonly [start: number, end: number];

export const span = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).readonly();
