import { git, type Repository } from './run.ts';

/** A file that is not as it was last committed. */
export interface GitChange {
  /** Below the rules folder. */
  readonly path: string;
  readonly change: 'added' | 'changed' | 'deleted' | 'conflicted';
}

export interface GitStatus {
  /** Undefined where none is checked out. */
  readonly branch?: string | undefined;
  /** Of the last commit; undefined before the first one. */
  readonly head?: string | undefined;
  readonly changed: readonly GitChange[];
}

/** What of the rules has changed since the last commit. @throws GitTrouble */
export async function statusOf(repository: Repository): Promise<GitStatus> {
  const { prefix } = repository;
  const args = [
    '--no-optional-locks',
    'status',
    '--porcelain=v2',
    '-z',
    '--branch',
    '--untracked-files=all',
    '--no-renames',
    '--',
    prefix || '.',
  ];
  const records = (await git(repository, args)).toString('utf8').split('\0');
  const about = (name: string) =>
    records.find((record) => record.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
  const [branch, head] = [about('head'), about('oid')];
  return {
    ...(branch !== '(detached)' && { branch }),
    ...(head !== '(initial)' && { head }),
    changed: records.flatMap((record) => changeOf(record, prefix) ?? []),
  };
}

/** git-status(1), "Porcelain Format Version 2". Paths count from the top of the work tree. */
function changeOf(record: string, prefix: string): GitChange | undefined {
  const fields = record.split(' ');
  const kind = fields[0];
  const change = kind === '?' ? 'added' : kind === 'u' ? 'conflicted' : kind === '1' ? ofFlags(fields[1]!) : undefined;
  if (change === undefined) return undefined;
  const before = { '?': 1, '1': 8, u: 10 }[kind as '?' | '1' | 'u'];
  const path = fields.slice(before).join(' ');
  return path.startsWith(prefix) ? { path: path.slice(prefix.length), change } : undefined;
}

/** In the index, then on the disk; the disk is what counts. */
const ofFlags = (flags: string): GitChange['change'] =>
  flags.endsWith('D') || flags === 'D.' ? 'deleted' : flags.startsWith('A') ? 'added' : 'changed';
