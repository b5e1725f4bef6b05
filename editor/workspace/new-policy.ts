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
