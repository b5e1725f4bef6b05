import type { GitStatus } from '../../app/http/workspace/answers.ts';

/** A file of the rules, or a case with all its files, that is not as it was last committed. */
export interface Committable {
  /** Of all: a path, or `case:NAME`, which no path can be. */
  readonly id: string;
  readonly kind: 'file' | 'case';
  /** The path, or the name of the case. */
  readonly name: string;
  readonly change: GitStatus['changed'][number]['change'];
}

export function committables({ changed, cases }: GitStatus): Committable[] {
  return [
    ...changed.map(({ path, change }): Committable => ({ id: path, kind: 'file', name: path, change })),
    ...cases.map(({ name, change }): Committable => ({ id: `case:${name}`, kind: 'case', name, change })),
  ];
}

/**
 * What is chosen at first: the file that is open, and the cases that were kept of it, which are called after it.
 *
 * @param paths of all files, for a name may begin with that of another policy
 */
export function chosenAtFirst(
  all: readonly Committable[],
  path: string | undefined,
  paths: Iterable<string>,
): string[] {
  if (path === undefined) return [];
  const called = [...paths].map(baseName);
  const ownerOf = (name: string) =>
    called.filter((one) => name.startsWith(`${one}-`)).toSorted((a, b) => b.length - a.length)[0];
  return all
    .filter(({ id, kind, name }) => (kind === 'file' ? id === path : ownerOf(name) === baseName(path)))
    .map(({ id }) => id);
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/\.ts$/, '');
