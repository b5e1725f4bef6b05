import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { ownPackage } from '../../own-package.ts';
import { CommandFailure, cannotUse, EXIT, type Exit } from '../failure.ts';
import { repositoryFiles } from '../init/files.ts';
import { type Common, ending } from '../options.ts';
import { line } from '../print/output.ts';

export function initCommand(program: Command): void {
  program
    .command('init')
    .argument('<dir>', 'the folder to make; it must be empty where it exists')
    .summary('a rules repository of one’s own')
    .description(
      'Makes a repository with the policies and samples that ship, type checking and CI: a beginning to change.',
    )
    .action(ending(init));
}

function init(dir: string, _: Common): Exit {
  const taken = namesIn(dir).filter((name) => name !== '.git');
  if (taken.length)
    throw new CommandFailure(`${dir}: this folder is not empty (${taken.slice(0, 3).join(', ')}). Name a new one.`);
  const { root, version } = ownPackage();
  for (const folder of ['rules', 'samples']) cpSync(join(root, folder), join(dir, folder), { recursive: true });
  for (const [path, content] of Object.entries(repositoryFiles(packageName(dir), version))) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  line(`${dir} is a rules repository now. Next:`);
  line(`  cd ${dir} && npm install && npm test`);
  return EXIT.fine;
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cannotUse(dir, error);
  }
}

/** What npm accepts as a name, as near to the folder's as can be. */
const packageName = (dir: string) =>
  basename(resolve(dir))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'rules';
