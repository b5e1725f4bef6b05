import { once } from 'node:events';
import type { Doing } from '../../engine/language/index.ts';
import { extensionName } from '../../engine/plan/extension.ts';

/** One try to perform an effect. */
export interface Attempt {
  /** The same on every repeat. */
  readonly key: string;
  readonly signal: AbortSignal;
}

const LONGEST = 500;

/** An error's own words in one line. */
export const told = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim().slice(0, LONGEST);

/** What an extension's function is given, and ways to run it: no longer than its signal allows, and with its secrets hidden. */
export function doingOf(ref: string, signal: AbortSignal, say: (line: string) => void) {
  const name = extensionName(ref);
  const secrets = new Set<string>();
  const hidden = (text: string) => [...secrets].reduce((kept, secret) => kept.replaceAll(secret, '***'), text);
  const doing: Doing = {
    signal,
    secret(variable) {
      const value = process.env[variable];
      if (!value) throw new Error(`the environment variable ${variable} is not set: set it, and start again`);
      secrets.add(value);
      return value;
    },
    log: (message) => say(`${name}: ${hidden(told(message))}`),
  };

  async function bounded<T>(run: () => Promise<T>): Promise<T> {
    const over = new AbortController();
    const late = once(signal, 'abort', { signal: over.signal }).then(
      () => Promise.reject(new Error(`${name} took too long`)),
      () => new Promise<never>(() => {}),
    );
    if (signal.aborted) throw new Error(`${name} took too long`);
    return await Promise.race([run(), late]).finally(() => over.abort());
  }

  /** Throws what was thrown, in words that may be kept. */
  async function hiding<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      const temporary = !(error instanceof Error && 'temporary' in error && error.temporary === false);
      throw Object.assign(new Error(hidden(told(error)) || `${name} has failed`), { temporary });
    }
  }

  return { doing, bounded, hiding };
}
