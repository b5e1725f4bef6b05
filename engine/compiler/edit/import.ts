import type { Import, Splice } from './edit.ts';
import { importing, ofLanguage, writtenFrom } from './names/imports.ts';
import { readingOf } from './outline/outline-of.ts';
import { build } from './text/change.ts';
import { Page } from './text/page.ts';

/** What somebody wrote and did not import, as it would be imported. */
export interface Missing {
  readonly name: string;
  /** As the file writes it: `posthorn`, `../lists.ts`. */
  readonly from: string;
  readonly splices: readonly Splice[];
}

/**
 * The ways to import a name that a text uses and does not know, the language's own first. The text may be half-typed.
 * @param offered what other files of the rules export, by paths from the top
 */
export function missingImports(
  text: string,
  name: string,
  offered: readonly Import[],
  file: string,
): readonly Missing[] {
  const page = new Page(readingOf(text));
  if (page.reading.bindings.declarations.some((one) => one.name === name)) return [];
  const own = ofLanguage(name);
  const found = [...(own ? [own] : []), ...offered.filter((one) => one.name === name)];
  return found.map((one) => ({
    name,
    from: writtenFrom(one.from, file),
    splices: build(text, importing(page, [one], file)).splices,
  }));
}
