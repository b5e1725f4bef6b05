import type { Import } from '../../engine/compiler/edit/edit.ts';

const EXPORTED = /^export const ([\p{ID_Start}$_][\p{ID_Continue}$]*)/gmu;

/** What other files of the rules offer by name: an edit takes of them what it needs. */
export function exportsOf(files: Iterable<readonly [string, { readonly text: string }]>, own: string): Import[] {
  return [...files].flatMap(([path, { text }]) =>
    path === own || !path.endsWith('.ts')
      ? []
      : [...text.matchAll(EXPORTED)].map(([, name = '']) => ({ name, from: path })),
  );
}
