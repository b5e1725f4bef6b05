import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The package: the clone, or where npm installed it. */
export interface Package {
  /** Its folder, which holds what ships beside the code: rules and samples. */
  readonly root: string;
  readonly version: string;
}

/** @throws where the package is not complete */
export function ownPackage(folder = import.meta.dirname): Package {
  const { name, version = '' } = manifestOf(folder);
  if (name === 'posthorn') return { root: folder, version };
  if (dirname(folder) === folder) throw new Error('The package of Posthorn is not complete. Install it again.');
  return ownPackage(dirname(folder));
}

function manifestOf(folder: string): { name?: string; version?: string } {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return {};
  }
}
