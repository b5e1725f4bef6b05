import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Where mails for measuring lie: beside the project, also when this is a work tree of it elsewhere. They are no part of it, and a
 * clone measures nothing; undefined then.
 */
export const CORPORA: string | undefined = candidates().find((path) => existsSync(path));

function candidates(): readonly string[] {
  const beside = (root: string) => join(root, '../shared/corpora');
  try {
    const git = execFileSync('git', ['rev-parse', '--git-common-dir'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
    return [beside(ROOT), beside(dirname(resolve(ROOT, git.trim())))];
  } catch {
    return [beside(ROOT)];
  }
}

export const corpus = (...path: readonly string[]): string => join(CORPORA ?? '', ...path);

export const textOf = (...path: readonly string[]): string => readFileSync(corpus(...path), 'utf8');

/** Full paths of the files below a folder that end so, in order. */
export const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(corpus(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => corpus(folder, file));

/** The mails of a folder, in order; none where the corpora are not at hand. */
export const mailsOf = (folder: string): readonly Uint8Array[] =>
  CORPORA ? filesBelow(folder, '.eml').map((file) => new Uint8Array(readFileSync(file))) : [];

/** Prints `what: n of m (p %)` and returns the share. */
export function share(what: string, n: number, m: number): number {
  console.log(`${what}: ${n} of ${m} (${((100 * n) / m).toFixed(1)} %)`);
  return n / m;
}
