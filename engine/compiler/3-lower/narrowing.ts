import type { Type } from '../types/type.ts';
import { unionOf } from '../types/union.ts';

/**
 * What conditions have shown so far: the type of a path (`mail.replyTo`) where it is narrower than declared. Nothing here is
 * ever assigned to, so what was shown stays true.
 */
export type Narrowing = ReadonlyMap<string, Type>;

export const NOTHING_SHOWN: Narrowing = new Map();

/** Both have been shown, the second one later and in the light of the first. */
export const also = (first: Narrowing, second: Narrowing | undefined): Narrowing =>
  second?.size ? new Map([...first, ...second]) : first;

/** One of the two has been shown: what both say of a path, together. */
export function either(a: Narrowing | undefined, b: Narrowing | undefined): Narrowing {
  const joined = new Map<string, Type>();
  for (const [path, type] of a ?? NOTHING_SHOWN) {
    const other = b?.get(path);
    if (other) joined.set(path, unionOf([type, other]));
  }
  return joined;
}

/** What an arrow may rely on that runs later: TypeScript forgets what was shown of properties there, and keeps plain names. */
export const insideArrow = (shown: Narrowing): Narrowing =>
  new Map([...shown].filter(([path]) => !path.includes('.') && !path.includes('[')));
