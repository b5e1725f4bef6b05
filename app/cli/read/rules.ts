import { join, relative, resolve } from 'node:path';
import { type Compiled, compileRules, type RuleFiles } from '../../../engine/compiler/compile.ts';
import { buildIndex } from '../../../engine/match/index.ts';
import { Extensions } from '../../extensions/extensions.ts';
import { runnable } from '../../extensions/runnable.ts';
import type { Rules } from '../../intake/match.ts';
import { readRules } from '../../rules-folder.ts';
import { CommandFailure, cannotUse } from '../failure.ts';
import { note } from '../print/output.ts';

export interface RulesFolder extends Compiled {
  readonly dir: string;
  readonly files: RuleFiles;
}

/** Compiles a rules folder. @throws CommandFailure where there is none, or nothing in it. */
export function compileFolder(dir: string): RulesFolder {
  const files = filesOf(dir);
  if (!files.paths().some((path) => path.endsWith('.ts'))) {
    throw new CommandFailure(
      `${dir}: there are no rules in this folder. "posthorn init DIR" makes one that has some; --rules names another.`,
    );
  }
  return { dir, files, ...compileRules(files) };
}

/** The rules, ready to be asked, with the helpers of their extensions. What does not compile, or cannot be loaded, is left out, and that is said. */
export async function loadRules(dir: string): Promise<Rules & RulesFolder> {
  const compiled = compileFolder(dir);
  const extensions = new Extensions(dir, note);
  const troubles = compiled.extensions.length ? await extensions.load() : [];
  for (const { file, message } of troubles) note(`${shownPath(dir, file)}: ${message}`);
  const folder = runnable(compiled, extensions, troubles);
  const errors = folder.diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors)
    note(
      `${dir}: ${errors} ${errors === 1 ? 'error' : 'errors'} in the rules, so some are left out; see "posthorn check".`,
    );
  return { ...folder, index: buildIndex(folder.ruleset), asking: extensions };
}

function filesOf(dir: string): RuleFiles {
  try {
    return readRules(dir);
  } catch (error) {
    throw cannotUse(dir, error);
  }
}

/**
 * A path that somebody typed, relative to the rules folder.
 *
 * @throws CommandFailure where it is not in it
 */
export function inRules({ dir, files }: Pick<RulesFolder, 'dir' | 'files'>, path: string): string {
  const inside = [relative(resolve(dir), resolve(path)), path].find((candidate) => {
    return (
      candidate === '' ||
      files.paths().some((file) => file === candidate || file.startsWith(`${candidate.replace(/\/$/, '')}/`))
    );
  });
  if (inside === undefined)
    throw new CommandFailure(
      `${path}: this is no file or folder of the rules in ${dir}. --rules names another folder.`,
    );
  return inside;
}

/** A file of the rules, as a person here would name it. */
export const shownPath = (dir: string, file: string) => join(dir, file);
