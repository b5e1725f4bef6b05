import type { Ask } from '../authenticity/resolver.ts';
import { texts } from './records.ts';

/** RFC 7208, section 4.6.4: with more than ten the check fails. */
export const MOST_LOOKUPS = 10;
/** Where it would go on for ever. */
const ENOUGH = 30;

export const isSpf = (record: string) => /^v=spf1(?:\s|$)/i.test(record);

const TERM = /^([+?~-]?)(all|include|a|mx|ptr|exists|redirect)(?:[:=/]|$)/i;
const terms = (record: string) => record.trim().split(/\s+/).slice(1);

/** What a record says of everybody whom it does not name: `-`, `~`, `?`, `+`; undefined where it says nothing, or another record does. */
export function restOf(record: string): string | undefined {
  const all = terms(record).find((term) => TERM.exec(term)?.[2]?.toLowerCase() === 'all');
  return all === undefined ? undefined : TERM.exec(all)![1] || '+';
}

export const redirects = (record: string): boolean => terms(record).some((term) => /^redirect=/i.test(term));

/** How many questions a check of the record asks. */
export async function lookupsOf(ask: Ask, record: string, known = new Set<string>()): Promise<number> {
  let count = 0;
  for (const term of terms(record)) {
    const [, , mechanism = ''] = TERM.exec(term) ?? [];
    if (!mechanism || mechanism.toLowerCase() === 'all') continue;
    count++;
    const name = /^[+?~-]?(?:include:|redirect=)(.+)$/i.exec(term)?.[1]?.toLowerCase();
    if (name === undefined || name.includes('%') || known.has(name) || known.size > ENOUGH) continue;
    known.add(name);
    const answer = await texts(ask, name);
    const inner = 'found' in answer ? answer.found.find(isSpf) : undefined;
    if (inner !== undefined) count += await lookupsOf(ask, inner, known);
  }
  return count;
}
