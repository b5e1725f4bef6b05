import { z } from 'zod';
import { parseDuration } from '../../engine/plan/duration.ts';

/** A duration as policies write it, in ms once parsed. */
export const duration = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms === undefined) context.addIssue(`${JSON.stringify(text)} is no duration such as "3s" or "1m30s".`);
  return ms ?? 0;
});
