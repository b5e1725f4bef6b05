import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { RuleFiles } from '../engine/compiler/compile.ts';

/** What compilers of rules read, by ending: policies and what they share, texts, lists. */
const READ: { readonly [extension: string]: RegExp } = {
  '.ts': /^(?!extensions\/).*(?<!\.d)\.ts$|^extensions\/[A-Za-z][\w-]*\.ts$/,
  '.md': /^templates\/[^/]+\.md$/,
  '.csv': /^lists\/[^/]+\.csv$/,
};

/**
 * `extensions/` is code of the company's engineers: of the files right below it what they declare is read, and all else is
 * run and not compiled.
 */
const EXTENSIONS = 'extensions';
const SKIPPED = new Set(['node_modules', EXTENSIONS]);

/** Whether compilers would read a file of that path below the rules folder. */
export const isRead = (path: string): boolean => READ[extname(path)]?.test(path) ?? false;

/**
 * Reads a rules folder from disk, once. Files whose names begin with a dot, and links that lead out of the folder, are
 * passed over.
 *
 * @throws the error of `node:fs` where the folder cannot be read
 */
export function readRules(folder: string): RuleFiles {
  const root = realpathSync(folder);
  const texts = new Map(filesBelow(root, root).map((file) => [pathOf(root, file), readFileSync(file, 'utf8')]));
  return { read: (path) => texts.get(path), paths: () => [...texts.keys()] };
}

const pathOf = (root: string, file: string) => relative(root, file).split(sep).join('/');

function filesBelow(directory: string, root: string): readonly string[] {
  const isEntered = (name: string) => !SKIPPED.has(name) || (name === EXTENSIONS && directory === root);
  const names = readdirSync(directory).filter((name) => !name.startsWith('.') && isEntered(name));
  return names.sort().flatMap((name) => {
    const path = join(directory, name);
    if (!staysInside(path, root)) return [];
    if (statSync(path).isDirectory()) return lstatSync(path).isSymbolicLink() ? [] : filesBelow(path, root);
    return isRead(pathOf(root, path)) ? [path] : [];
  });
}

/** Whether a path, links followed, is still in the folder; a link to nowhere is not. */
function staysInside(path: string, root: string): boolean {
  try {
    return realpathSync(path).startsWith(root + sep);
  } catch {
    return false;
  }
}
