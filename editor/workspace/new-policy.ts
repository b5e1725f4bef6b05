import { resolvePath } from '../../engine/compiler/2-link/files.ts';
import { outlineOf } from '../../engine/compiler/edit/outline/outline-of.ts';
import { type Splice, spliced } from '../document/splice.ts';
import { textLiteral } from './text-literal.ts';

/** A policy that does nothing yet. */
export const emptyPolicy = (title: string, owner: string): string => `import { policy } from 'posthorn';

export default policy({
  title: ${textLiteral(title)},
  owner: ${textLiteral(owner)},
  on: 'mail.received',
  async run({ mail }) {},
});
`;

/** A policy that begins as another one, under a name of its own and with imports that lead where those of the other do. */
export function copyOf(
  text: string,
  from: string,
  to: string,
  { title, owner }: { title: string; owner: string },
): string {
  const { settings, imports } = outlineOf(text);
  const moved = imports.flatMap(({ from: named, span }): Splice[] => {
    const target = named.startsWith('.') ? resolvePath(from, named) : undefined;
    const at = text.slice(...span).lastIndexOf(named);
    if (target === undefined || at < 0) return [];
    return [{ span: [span[0] + at, span[0] + at + named.length], text: relativePath(to, target) }];
  });
  const set = (piece: { readonly span: Splice['span'] } | undefined, value: string): Splice[] =>
    piece ? [{ span: piece.span, text: textLiteral(value) }] : [];
  const splices = [...moved, ...set(settings.title, title), ...set(settings.owner, owner)];
  return spliced(
    text,
    splices.sort((a, b) => a.span[0] - b.span[0]),
  );
}

/** How one file of a folder names another: `../people.ts`. */
function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const up = here.length - same;
  return `${up === 0 ? './' : '../'.repeat(up)}${there.slice(same).join('/')}`;
}

/** Ids of the persons and teams that rules declare, in the order of the texts. */
export const partiesIn = (texts: Iterable<string>): string[] =>
  [...texts].flatMap((text) =>
    [...text.matchAll(/\b(?:person|team)\(\s*(['"])([^'"\n]+)\1/g)].map(([, , id = '']) => id),
  );

/** The name of a file for a title: `Vessel delayed!` is `vessel-delayed`; of letters of any script. */
export const nameFor = (title: string): string =>
  title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** What keeps a path from being one of a policy; as the server sees it, too. */
export function wrongWith(path: string, taken: ReadonlySet<string>): 'taken' | 'form' | undefined {
  const names = path.split('/');
  const isFine = names.every((name) => /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ .+()-]*$/u.test(name) && !/[. ]$/.test(name));
  if (!isFine || !/\.(ts|md|csv)$/.test(path)) return 'form';
  const same = path.toLowerCase();
  return [...taken].some((each) => each.toLowerCase() === same) ? 'taken' : undefined;
}
