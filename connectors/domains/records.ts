import type { Ask } from '../authenticity/resolver.ts';

/** What the DNS said: records, that there are none, or nothing in time. */
export type Answer<T> = { readonly found: readonly T[] } | { readonly trouble: string };

const NONE: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

async function askFor<T>(ask: Ask, name: string, type: string, read: (row: unknown) => T): Promise<Answer<T>> {
  try {
    return { found: ((await ask(name, type)) as readonly unknown[]).map(read) };
  } catch (error) {
    const { code = '' } = error as { code?: string };
    return NONE.has(code) ? { found: [] } : { trouble: code || 'no answer' };
  }
}

/** A record of several strings is one text (RFC 7208, section 3.3). */
export const texts = (ask: Ask, name: string): Promise<Answer<string>> =>
  askFor(ask, name, 'TXT', (row) => [row].flat().join(''));

export const addresses = (ask: Ask, name: string): Promise<Answer<string>> => askFor(ask, name, 'A', String);

/** `v=DMARC1; p=none`: tags by their names in lower case. The first of a name counts. */
export function tagsOf(record: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const part of record.split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim().toLowerCase();
    if (at > 0 && !tags.has(name)) tags.set(name, part.slice(at + 1).trim());
  }
  return tags;
}
