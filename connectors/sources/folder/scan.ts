import type { BigIntStats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';

/** A file's path: bytes, since a name need not be valid in any encoding. */
export type FilePath = Buffer;

/** What each file looked like when it was seen last, by its name in Latin-1 (which is one to one with bytes). */
export type Snapshot = ReadonlyMap<string, { readonly look: string; readonly since: number }>;

export interface Scan {
  /** Files that have looked the same for long enough, in the order of their names. */
  readonly settled: readonly FilePath[];
  readonly seen: Snapshot;
  /** Whether there are files that have not. */
  readonly moving: boolean;
}

/** Looks at the regular `.eml` files of a folder. Links, folders and files that begin with a dot do not count. */
export async function scan(folder: string, before: Snapshot, settleMs: number): Promise<Scan> {
  const names = (await readdir(folder, { encoding: 'buffer' })).filter(isMail).sort(Buffer.compare);
  const seen = new Map<string, { look: string; since: number }>();
  const settled: FilePath[] = [];
  const now = Date.now();
  for (const name of names) {
    const path = Buffer.concat([Buffer.from(`${folder}/`), name]);
    const stats = await lstat(path, { bigint: true }).catch(() => undefined);
    if (!stats?.isFile()) continue;
    const key = name.toString('latin1');
    const look = lookOf(stats);
    const last = before.get(key);
    const since = last?.look === look ? last.since : now;
    seen.set(key, { look, since });
    if (now - since >= settleMs) settled.push(path);
  }
  return { settled, seen, moving: settled.length < seen.size };
}

const isMail = (name: Buffer) => name[0] !== 0x2e && /\.eml$/i.test(name.toString('latin1'));

const lookOf = ({ ino, size, mtimeNs, ctimeNs }: BigIntStats) => `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
