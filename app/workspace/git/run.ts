import { spawn } from 'node:child_process';
import { lstatSync, realpathSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';

/** There is no repository, or git says no; the message says which, and what to do. */
export class GitTrouble extends Error {
  override readonly name = 'GitTrouble';
}

/** A work tree, and where the rules lie in it. */
export interface Repository {
  readonly top: string;
  /** The rules folder from there, with a slash at its end; empty where it is the top. */
  readonly prefix: string;
  /** The cases from there, with a slash at its end; undefined where they lie outside, for the rules folder is the top. */
  readonly samples?: string | undefined;
}

/**
 * What a repository or its owner may have configured is not done here: no hooks, no monitor of files, no pager, no other
 * program for differences, no signing that asks for a passphrase, no tidying afterwards. What a path is made of means nothing.
 */
const SETTINGS = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['core.pager', 'cat'],
  ['core.editor', 'true'],
  ['core.askPass', 'true'],
  ['core.quotePath', 'false'],
  ['diff.external', ''],
  ['commit.gpgSign', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
] as const;

/** More output than any of our questions has. */
const MOST_BYTES = 32 * 1024 * 1024;
const PATIENCE_MS = 30_000;

/** The repository that a folder lies in. @throws GitTrouble where there is none */
export function repositoryOf(dir: string): Repository {
  const rules = realpathSync(dir);
  for (let top = rules; ; top = dirname(top)) {
    if (lstatSync(join(top, '.git'), { throwIfNoEntry: false })) return repositoryAt(top, rules);
    if (top === dirname(top))
      throw new GitTrouble(
        'The rules folder lies in no git repository: "git init" there makes one, and changes can be compared and committed.',
      );
  }
}

function repositoryAt(top: string, rules: string): Repository {
  if (rules === top) return { top, prefix: '' };
  const prefix = `${rules.slice(top.length + (top.endsWith('/') ? 0 : 1))}/`;
  return { top, prefix, samples: `${prefix.slice(0, prefix.lastIndexOf('/', prefix.length - 2) + 1)}samples/` };
}

/**
 * Runs git in a work tree, without a shell.
 *
 * @returns what it wrote
 * @throws GitTrouble with git's own first words
 */
export async function git(
  { top }: Repository,
  args: readonly string[],
  more: { input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Buffer> {
  const settings = [...SETTINGS, ['safe.directory', top]].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn('git', [...settings, ...args], {
    cwd: top,
    env: { ...cleanEnvironment(), ...more.env },
    timeout: PATIENCE_MS,
  });
  const out: Buffer[] = [];
  let size = 0;
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_BYTES) child.kill();
    else out.push(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, 4_000);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(more.input ?? '');
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', (error: NodeJS.ErrnoException) =>
    reject(
      new GitTrouble(
        error.code === 'ENOENT'
          ? 'There is no git on this machine: install it to compare and commit changes.'
          : error.message,
      ),
    ),
  );
  child.on('close', resolve);
  const code = await promise;
  if (code !== 0) throw new GitTrouble(`git: ${firstLine(said) || `it ended with ${code ?? 'a signal'}`}`);
  return Buffer.concat(out);
}

/** Without what a caller that is itself run by git would hand on. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C.UTF-8',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
  };
}

const firstLine = (text: string) =>
  text
    .split('\n')
    .find((line) => line.trim())
    ?.replace(/^(fatal|error): /, '')
    .slice(0, 300) ?? '';
