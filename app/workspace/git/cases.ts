import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_FILES, type CaseFile, isCaseName } from '../cases/kept-cases.ts';
import type { Repository } from './run.ts';

/** How a file differs from the last commit. */
export type ChangeKind = 'added' | 'changed' | 'deleted' | 'conflicted';

/** A case that is not as it was last committed. */
export interface CaseChange {
  /** Of its folder in `samples`. */
  readonly name: string;
  readonly change: ChangeKind;
  /** What of it differs. */
  readonly files: readonly CaseFile[];
}

interface ChangedFile {
  readonly name: string;
  readonly file: CaseFile;
  readonly change: ChangeKind;
}

/**
 * What of which case lies at a path from the top of the work tree: nothing, unless it is one of the files that make a case, in a folder
 * right below `samples`, and a file itself (a link would be committed as where it points to).
 */
export function caseFileAt({ top, samples }: Repository, path: string): Omit<ChangedFile, 'change'> | undefined {
  if (samples === undefined || !path.startsWith(samples)) return undefined;
  const [name, file, ...deeper] = path.slice(samples.length).split('/');
  if (!isCaseName(name!) || !isCaseFile(file) || deeper.length) return undefined;
  return lstatSync(join(top, path), { throwIfNoEntry: false })?.isFile() === false ? undefined : { name: name!, file };
}

const isCaseFile = (file: string | undefined): file is CaseFile => CASE_FILES.some((one) => one === file);

/** Where the files of a case lie, from the top of the work tree. */
export const casePath = ({ samples }: Repository, name: string, file: CaseFile): string => `${samples}${name}/${file}`;

/** A case is new where all that differs is, and gone in the same way. */
export function changedCases(files: readonly ChangedFile[]): CaseChange[] {
  return [...Map.groupBy(files, ({ name }) => name)].map(([name, own]) => {
    const kinds = new Set(own.map(({ change }) => change));
    const change = kinds.has('conflicted') ? 'conflicted' : kinds.size === 1 ? own[0]!.change : 'changed';
    return { name, change, files: own.map(({ file }) => file) };
  });
}
