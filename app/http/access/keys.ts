import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the page's visitors have to know, all made from one token. */
export interface Keys {
  /** Stands in the address that is printed at start, and in `Authorization: Bearer`. */
  readonly token: string;
  /** The cookie of a browser that brought the token once. */
  readonly session: string;
  /** Stands in every form of the page: other sites cannot know it. */
  readonly form: string;
  /** Lets whoever was told of a task say that it is done, and nothing else. */
  proofOf(task: string): string;
}

/** Reads the token that an earlier start left, so that browsers stay signed in; makes one where there is none. */
export function openKeys(file: string): Keys {
  return keysOf(kept(file) ?? made(file));
}

export function keysOf(token: string): Keys {
  const derive = (purpose: string) => createHmac('sha256', token).update(purpose).digest('base64url');
  return { token, session: derive('session'), form: derive('form'), proofOf: (task) => derive(`task ${task}`) };
}

/** Compares in a time that tells nothing. */
export function sameSecret(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(expected));
}

const TOKEN = /^[\w-]{32,}$/;

function kept(file: string): string | undefined {
  try {
    const token = readFileSync(file, 'utf8').trim();
    return TOKEN.test(token) ? token : undefined;
  } catch {
    return undefined;
  }
}

function made(file: string): string {
  const token = randomBytes(24).toString('base64url');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}
