import type { ImportDeclaration, ImportSpecifier, Program } from '@babel/types';
import { LANGUAGE_NAMES, LANGUAGE_TYPES } from '../../language-names.ts';
import type { Import } from '../edit.ts';
import { type Change, cut, put } from '../text/change.ts';
import type { Page } from '../text/page.ts';

/** The module of the language. */
const LANGUAGE = 'posthorn';

/** Where a name comes from that nobody gave: the language itself. */
export const ofLanguage = (name: string): Import | undefined =>
  LANGUAGE_NAMES.has(name) && !LANGUAGE_TYPES.has(name) ? { name, from: LANGUAGE } : undefined;

/** A path of the rules folder as a file there writes it; what is written already stays. @param file the policy's own path */
export function writtenFrom(from: string, file: string | undefined): string {
  if (from === LANGUAGE || from.startsWith('.') || file === undefined) return from;
  const [own, other] = [file.split('/').slice(0, -1), from.split('/')];
  let same = 0;
  while (same < own.length && same < other.length - 1 && own[same] === other[same]) same++;
  const up = own.slice(same).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...other.slice(same)].join('/');
}

const importsIn = ({ body }: Program): readonly ImportDeclaration[] =>
  body.filter((statement): statement is ImportDeclaration => statement.type === 'ImportDeclaration');

const namesIn = ({ specifiers }: ImportDeclaration): readonly ImportSpecifier[] =>
  specifiers.filter((one): one is ImportSpecifier => one.type === 'ImportSpecifier');

const written = ({ name, as = name }: Import) => (as === name ? name : `${name} as ${as}`);

/**
 * Names that are brought in, each in the import of its file, or in a new line below the last import; and names that go, of which nobody
 * speaks any more.
 *
 * @param gone places of the local names that go
 */
export function importing(
  page: Page,
  wanted: readonly Import[],
  file: string | undefined,
  gone: ReadonlySet<number> = new Set(),
): readonly Change[] {
  const { program } = page.reading.reader;
  const groups = new Map<string, Import[]>();
  for (const one of wanted) {
    const from = writtenFrom(one.from, file);
    groups.set(from, [...(groups.get(from) ?? []), one]);
  }
  const existing = importsIn(program).filter((one) => one.importKind !== 'type' && namesIn(one).length > 0);
  const fresh: string[] = [];
  const changes: Change[] = [];
  const done = new Set<ImportDeclaration>();
  for (const [from, names] of groups) {
    const home = existing.find(({ source }) => source.value === from);
    if (!home) fresh.push(lineOf(page, from, names));
    else if (!namesIn(home).some(({ local }) => gone.has(local.start ?? 0)))
      changes.push(...widened(page, home, names));
    else {
      done.add(home);
      changes.push(exchanged(page, home, names, gone));
    }
  }
  return [...changes, ...newLines(page, fresh), ...withoutImports(page, gone, done)];
}

/** Names in the place of others: what comes may stand where something goes. */
function exchanged(
  { text }: Page,
  node: ImportDeclaration,
  names: readonly Import[],
  gone: ReadonlySet<number>,
): Change {
  const all = namesIn(node);
  const left = all.filter(({ local }) => !gone.has(local.start ?? 0));
  const listed = [
    ...left.map((one) => ({ name: nameOf(one), text: text.slice(one.start ?? 0, one.end ?? 0) })),
    ...names.map((one) => ({ name: one.name, text: written(one) })),
  ].toSorted((a, b) => byName(a.name, b.name));
  const span = [all[0]!.start ?? 0, all.at(-1)!.end ?? 0] as const;
  return { span, parts: [listed.map((one) => one.text).join(separator(text, node, all))] };
}

function lineOf(page: Page, from: string, names: readonly Import[]): string {
  const [first] = importsIn(page.reading.reader.program);
  const quote = first ? page.text[first.source.start ?? 0] : "'";
  const end = first && page.text[(first.end ?? 0) - 1] !== ';' ? '' : ';';
  const list = names.map(written).sort(byName).join(', ');
  return `import { ${list} } from ${quote}${from}${quote}${end}`;
}

function newLines(page: Page, fresh: readonly string[]): readonly Change[] {
  if (fresh.length === 0) return [];
  const { lines } = page;
  const last = importsIn(page.reading.reader.program).at(-1);
  const text = fresh.toSorted().join(lines.eol);
  if (!last) return [put(0, text, lines.eol)];
  const end = last.end ?? 0;
  return lines.ends(end) ? [put(lines.endOf(end), lines.eol, text)] : [put(end, lines.eol, text, lines.eol)];
}

/** In the order of names, without regard to case. */
const byName = (a: string, b: string) => {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Puts names into an import, where they come in the order of names. */
function widened({ text }: Page, node: ImportDeclaration, names: readonly Import[]): readonly Change[] {
  const present = namesIn(node);
  const gap = separator(text, node, present);
  return names
    .toSorted((a, b) => byName(a.name, b.name))
    .map((name) => {
      const next = present.find((one) => byName(nameOf(one), name.name) > 0);
      if (next) return put(next.start ?? 0, written(name), gap);
      return put(present.at(-1)!.end ?? 0, gap, written(name));
    });
}

const nameOf = ({ imported }: ImportSpecifier) => (imported.type === 'Identifier' ? imported.name : imported.value);

/** What stands between two names: a comma, and a space or a new line with its indentation. */
function separator(text: string, node: ImportDeclaration, [first, second]: readonly ImportSpecifier[]): string {
  const brace = text.indexOf('{', node.start ?? 0);
  const between =
    first && second ? text.slice(first.end ?? 0, second.start ?? 0) : `,${text.slice(brace + 1, first?.start ?? 0)}`;
  return /^,\s+$/.test(between) && (second || /[\r\n]/.test(between)) ? between : ', ';
}

/** Takes names out of their imports, and imports away that no name is left in. @param gone offsets of the local names */
function withoutImports(
  page: Page,
  gone: ReadonlySet<number>,
  done: ReadonlySet<ImportDeclaration>,
): readonly Change[] {
  return importsIn(page.reading.reader.program).flatMap((node) => {
    if (done.has(node)) return [];
    const all = namesIn(node);
    const left = all.filter(({ local }) => !gone.has(local.start ?? 0));
    if (left.length === all.length) return [];
    if (left.length === 0 && all.length === node.specifiers.length) return [wholeLine(page, node)];
    return all.filter((one) => !left.includes(one)).map((one) => withoutName(one, all, left));
  });
}

function wholeLine({ lines }: Page, node: ImportDeclaration): Change {
  const [start, end] = [node.start ?? 0, node.end ?? 0];
  return lines.begins(start) && lines.ends(end) ? cut(lines.startOf(start), lines.after(end)) : cut(start, end);
}

/** With the comma that parts it from the next name, or behind the last one that stays from the one before. */
function withoutName(one: ImportSpecifier, all: readonly ImportSpecifier[], left: readonly ImportSpecifier[]): Change {
  const at = all.indexOf(one);
  const follows = left.some((other) => all.indexOf(other) > at);
  const next = all[at + 1];
  if (follows && next) return cut(one.start ?? 0, next.start ?? 0);
  return cut(all[at - 1]?.end ?? 0, one.end ?? 0);
}
