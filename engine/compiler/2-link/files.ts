/** A rules folder, however it is kept: on disk, in an editor, in a test. */
export interface RuleFiles {
  /** The text of a file; `undefined` where there is none. */
  read(path: string): string | undefined;
  /** All files, relative to the rules folder, with forward slashes: `logistics/shipping-trouble.ts`, `lists/carriers.csv`. */
  paths(): readonly string[];
}

/** A folder that stands in memory. */
export const filesFrom = (texts: { readonly [path: string]: string }): RuleFiles => ({
  read: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined),
  paths: () => Object.keys(texts).sort(),
});

/** A path as another file of the folder names it; `undefined` where it leads out of the folder. */
export function resolvePath(from: string, relative: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
