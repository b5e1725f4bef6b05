import type { Import } from '../edit.ts';
import type { Reading } from '../outline/outline-of.ts';
import { Refused } from '../refused.ts';
import type { Built, Change } from '../text/change.ts';
import type { Page } from '../text/page.ts';
import { giving, isGiven } from './given.ts';
import { importing, ofLanguage } from './imports.ts';

/**
 * What an edit has to do about names: imports that are wanted now, and those that nobody uses any more.
 *
 * @throws Refused where a name would mean nothing, or something else than before
 */
export function named(
  page: Page,
  built: Built,
  now: Reading,
  imports: readonly Import[],
  file: string | undefined,
): readonly Change[] {
  keepMeanings(page, built, now);
  const missing = missingIn(page, built, now);
  const wanted: Import[] = [];
  const groups = new Map<string, string[]>();
  for (const { name, at } of missing) {
    const known = imports.find(({ name: own, as = own }) => as === name) ?? ofLanguage(name);
    const field = known ? undefined : fieldAround(now, at);
    if (known) wanted.push(known);
    else if (field !== undefined && isGiven(name)) groups.set(field, [...(groups.get(field) ?? []), name]);
    else throw unbound(name);
  }
  const given = [...groups].flatMap(([field, names]) => {
    const changes = giving(page, field, [...new Set(names)]);
    // A function that the edit itself writes takes what it needs.
    if (changes.length === 0) throw unbound(names[0]!);
    return changes;
  });
  return [...importing(page, unique(wanted), file, freed(page, built, now)), ...given];
}

const unique = (wanted: readonly Import[]): readonly Import[] =>
  wanted.filter((one, i) => wanted.findIndex(({ name, as = name }) => as === (one.as ?? one.name)) === i);

/** Every name that stays means what it meant, or what was put in its place. */
function keepMeanings({ reading }: Page, built: Built, now: Reading): void {
  const later = new Map(now.bindings.references.map((one) => [one.at, one]));
  for (const { at, declared, name } of reading.bindings.references) {
    const place = built.placeOf(at);
    const after = place === undefined ? undefined : later.get(place);
    if (declared === undefined || !after) continue;
    if (after.declared === undefined) throw unbound(name);
    const same = built.placeOf(declared) === after.declared;
    const instead = built.placeOf(declared) === undefined && !built.isOld(after.declared);
    if (!same && !instead)
      throw new Refused(
        'taken',
        `\`${name}\` would mean something else there than before. Rename one of the two first.`,
        `\`${name}\` 在那里的含义会与之前不同。请先重命名其中之一。`,
      );
  }
}

const unbound = (name: string) =>
  new Refused(
    'unbound',
    `\`${name}\` would be used where nothing of that name is known. What gives it has to stand before.`,
    `\`${name}\` 会在未定义之处被使用。定义它的步骤必须在前。`,
  );

/** New names that nothing declares, but for those that were unknown before. */
function missingIn({ reading }: Page, built: Built, now: Reading) {
  const unknown = new Set(
    reading.bindings.references.filter(({ declared }) => declared === undefined).map(({ name }) => name),
  );
  return now.bindings.references.filter(
    ({ declared, name, at }) => declared === undefined && !unknown.has(name) && !built.isOld(at),
  );
}

/** The function of the policy in which a place lies. */
function fieldAround({ policy }: Reading, at: number): string | undefined {
  return [...(policy?.parts ?? [])].find(([, { start, end }]) => (start ?? 0) <= at && at < (end ?? 0))?.[0];
}

/** Imports that were used and are no longer. A file that keeps some which nobody uses keeps them all. */
function freed({ reading }: Page, built: Built, now: Reading): ReadonlySet<number> {
  const used = new Set(reading.bindings.references.map(({ declared }) => declared));
  const locals = reading.reader.program.body.flatMap((one) =>
    one.type === 'ImportDeclaration' ? one.specifiers.map(({ local }) => local.start ?? 0) : [],
  );
  if (locals.some((at) => !used.has(at))) return new Set();
  const still = new Set(now.bindings.references.map(({ declared }) => declared));
  return new Set(locals.filter((at) => !still.has(built.placeOf(at))));
}
