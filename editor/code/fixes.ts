import type { Diagnostic } from '../../engine/compiler/compile.ts';
import type { Import } from '../../engine/compiler/edit/edit.ts';
import { missingImports } from '../../engine/compiler/edit/import.ts';
import type { Splice } from '../document/splice.ts';

/** A change that does away with a problem. */
export interface Fix {
  /** What is put there, or imported; the words around it are the view's. */
  readonly put: string;
  /** The file that it is imported from. */
  readonly from?: string | undefined;
  readonly splices: readonly Splice[];
}

/** ``Nothing here is called `nofity` (did you mean `notify`?).`` */
const MEANT = /`([^`]+)`[^`]*\(did you mean `([^`]+)`\?\)/;

/** What was most likely meant, in the place of what was written. */
export function fixOf(text: string, { message, span }: Pick<Diagnostic, 'message' | 'span'>): Fix | undefined {
  const [, written, meant] = MEANT.exec(message) ?? [];
  if (written === undefined || meant === undefined) return undefined;
  const at = text.slice(...span).lastIndexOf(written);
  if (at < 0) return undefined;
  const start = span[0] + at;
  return { put: meant, splices: [{ span: [start, start + written.length], text: meant }] };
}

const UNKNOWN = /^Nothing here is called `([^`]+)`/;

/** Imports a name that is written and not known, from where it is. @param offered what other files of the rules export */
export function importFixes(
  text: string,
  { message }: Pick<Diagnostic, 'message'>,
  offered: readonly Import[],
  file: string,
): readonly Fix[] {
  const [, name] = UNKNOWN.exec(message) ?? [];
  if (name === undefined) return [];
  return missingImports(text, name, offered, file).map(({ from, splices }) => ({ put: name, from, splices }));
}
