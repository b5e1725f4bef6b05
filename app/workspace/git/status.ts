import { PathRefused, writablePath } from '../path.ts';
import { type CaseChange, type ChangeKind, caseFileAt, changedCases } from './cases.ts';
import { git, type Repository } from './run.ts';

/** A file that is not as it was last committed. */
export interface GitChange {
  /** Below the rules folder. */
  readonly path: string;
  readonly change: ChangeKind;
}

export interface GitStatus {
  /** Undefined where none is checked out. */
  readonly branch?: string | undefined;
  /** Of the last commit; undefined before the first one. */
  readonly head?: string | undefined;
  /** Files of the rules that the editor may write. What engineers change, they commit. */
  readonly changed: readonly GitChange[];
  /** Cases beside the rules folder, each with all its files. */
  readonly cases: readonly CaseChange[];
}

/** What of the rules and their cases has changed since the last commit. @throws GitTrouble */
export async function statusOf(repository: Repository): Promise<GitStatus> {
  const { prefix, samples } = repository;
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
    ...(samples === undefined ? [] : [samples]),
  ];
  const records = (await git(repository, args)).toString('utf8').split('\0');
  const about = (name: string) =>
    records.find((record) => record.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
  const [branch, head] = [about('head'), about('oid')];
  const changes = records.flatMap((record) => changeOf(record) ?? []);
  return {
    ...(branch !== '(detached)' && { branch }),
    ...(head !== '(initial)' && { head }),
    changed: changes.flatMap(({ path, change }) => {
      const below = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
      return below !== undefined && isWritable(below) ? { path: below, change } : [];
    }),
    cases: changedCases(
      changes.flatMap(({ path, change }) => {
        const file = caseFileAt(repository, path);
        return file ? { ...file, change } : [];
      }),
    ),
  };
}

/** git-status(1), "Porcelain Format Version 2". The path counts from the top of the work tree. */
function changeOf(record: string): GitChange | undefined {
  const fields = record.split(' ');
  const kind = fields[0];
  const change = kind === '?' ? 'added' : kind === 'u' ? 'conflicted' : kind === '1' ? ofFlags(fields[1]!) : undefined;
  if (change === undefined) return undefined;
  const before = { '?': 1, '1': 8, u: 10 }[kind as '?' | '1' | 'u'];
  return { path: fields.slice(before).join(' '), change };
}

/** In the index, then on the disk; the disk is what counts. */
const ofFlags = (flags: string): ChangeKind =>
  flags.endsWith('D') || flags === 'D.' ? 'deleted' : flags.startsWith('A') ? 'added' : 'changed';

function isWritable(path: string): boolean {
  try {
    return writablePath(path) === path;
  } catch (error) {
    if (error instanceof PathRefused) return false;
    throw error;
  }
}
