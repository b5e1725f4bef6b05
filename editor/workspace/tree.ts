/** What the list knows of a file. */
export interface Listed {
  readonly path: string;
  readonly title: string;
  readonly owner?: string | undefined;
  /** All else is what policies share: people, lists, messages. */
  readonly isPolicy: boolean;
}

/** A line of the list. */
export type Row =
  | { readonly kind: 'folder'; readonly folder: string; readonly count: number; readonly isOpen: boolean }
  | { readonly kind: 'file'; readonly file: Listed };

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const compare = new Intl.Collator(['en', 'zh'], { numeric: true }).compare;

/** Folders of departments first, then what they share; those right in the rules folder last. */
export function rowsOf(files: readonly Listed[], closed: ReadonlySet<string>): Row[] {
  const folders = Map.groupBy(files, ({ path }) => folderOf(path));
  const rank = (folder: string) => (folder === '' ? 2 : folders.get(folder)!.some(({ isPolicy }) => isPolicy) ? 0 : 1);
  const names = [...folders.keys()].sort((a, b) => rank(a) - rank(b) || compare(a, b));
  return names.flatMap((folder): Row[] => {
    const inside = folders.get(folder)!.toSorted((a, b) => compare(a.title, b.title));
    const isOpen = !closed.has(folder);
    return [
      { kind: 'folder', folder, count: inside.length, isOpen },
      ...(isOpen ? inside.map((file): Row => ({ kind: 'file', file })) : []),
    ];
  });
}

/** Folders that are closed at first: what departments share, where there is much of it. */
export const closedAtFirst = (files: readonly Listed[]): string[] =>
  [...Map.groupBy(files, ({ path }) => folderOf(path))]
    .filter(([, inside]) => inside.length > FEW && inside.every(({ isPolicy }) => !isPolicy))
    .map(([folder]) => folder);

const FEW = 12;

/** Those of which each word stands in title, path or owner. */
export function matching(files: readonly Listed[], wanted: string): Listed[] {
  const wishes = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return files.filter(({ path, title, owner = '' }) => {
    const about = `${title}\n${path}\n${owner}`.toLowerCase();
    return wishes.every((wish) => about.includes(wish));
  });
}

/** A line that holds what was searched for. */
export interface Hit {
  readonly path: string;
  /** In the text, UTF-16. */
  readonly at: number;
  readonly line: string;
}

/** The first line of each text that holds what is wanted, whatever its case. */
export function hitsIn(texts: Iterable<readonly [path: string, text: string]>, wanted: string, most: number): Hit[] {
  const hits: Hit[] = [];
  if (wanted.trim().length < 2) return hits;
  const pattern = new RegExp(wanted.trim().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
  for (const [path, text] of texts) {
    const at = pattern.exec(text)?.index;
    if (at === undefined) continue;
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    hits.push({
      path,
      at,
      line: text
        .slice(start, end < 0 ? undefined : end)
        .trim()
        .slice(0, 200),
    });
    if (hits.length === most) break;
  }
  return hits;
}
