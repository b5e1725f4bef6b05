import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nameAt = (folder: string) => {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name;
  } catch {
    return undefined;
  }
};

/** The package's folder: the clone, or where npm installed it. It holds what ships beside the code: rules and samples. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (nameAt(folder) !== 'posthorn') {
    if (dirname(folder) === folder) throw new Error('The package of Posthorn is not complete. Install it again.');
    folder = dirname(folder);
  }
  return folder;
}
