import { Resolver } from 'node:dns/promises';

/** Asks the DNS as `node:dns` does: rejects with `code` (`ENOTFOUND`, `ENODATA`, `ETIMEOUT` …). */
export type Ask = (name: string, type: string) => Promise<string[] | string[][]>;

export interface CachingOptions {
  /** One question takes no longer, in ms. */
  readonly timeoutMs?: number;
  /** How long an answer is believed, in ms; what failed for a reason that passes, a tenth of it. */
  readonly keepMs?: number;
  /** How many answers are kept. */
  readonly most?: number;
  readonly now?: () => number;
}

/**
 * Remembers answers, those that there is none of, too; the same question is under way once. No question takes longer than its time.
 */
export function cachingResolver(
  ask: Ask,
  { timeoutMs = 2_000, keepMs = 300_000, most = 5_000, now = Date.now }: CachingOptions = {},
): Ask {
  const kept = new Map<string, { readonly answer: Promise<string[] | string[][]>; until: number }>();
  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const known = kept.get(key);
    if (known && known.until > now()) return known.answer;
    const answer = inTime(ask(name, type), name, timeoutMs);
    const entry = { answer, until: now() + keepMs };
    kept.delete(key);
    kept.set(key, entry);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    answer.catch(({ code }: { code?: string }) => {
      if (code !== 'ENOTFOUND' && code !== 'ENODATA') entry.until = now() + keepMs / 10;
    });
    return answer;
  };
}

function inTime<T>(answer: Promise<T>, name: string, timeoutMs: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(
      Object.assign(new Error(`The DNS did not answer about ${name} within ${timeoutMs} ms.`), { code: 'ETIMEOUT' }),
    );
  }, timeoutMs);
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
}

/** The DNS of this machine, or of the servers that are named. */
export function systemResolver(servers: readonly string[] = []): Ask {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers.length) resolver.setServers(servers);
  return (name, type) => resolver.resolve(name, type) as Promise<string[] | string[][]>;
}
