import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

interface Watched {
  /** A folder that is put in the place of another has its name, and is another. */
  readonly inode: number;
  readonly watcher: FSWatcher;
}

/**
 * Calls when something in a folder or below it may have changed. Each folder is watched, not each file: on Linux, Node's own
 * recursive watch holds on to the files, and hears no more of one that was replaced by another of its name, which is how git and
 * most editors write. Folders of packages, and those whose names begin with a dot, are passed over.
 */
export class FolderWatch {
  readonly #dir: string;
  readonly #changed: () => void;
  readonly #watched = new Map<string, Watched>();

  /** @throws the error of `node:fs` where the folder cannot be watched */
  constructor(dir: string, changed: () => void) {
    this.#dir = dir;
    this.#changed = changed;
    this.#watch(dir, statSync(dir).ino);
    this.follow();
  }

  /** Watches folders that have come, and no longer those that have gone: to be called before what the folder holds is read. */
  follow(): void {
    const there = new Map(foldersBelow(this.#dir));
    for (const [path, { inode, watcher }] of this.#watched) {
      if (there.get(path) === inode) continue;
      watcher.close();
      this.#watched.delete(path);
    }
    for (const [path, inode] of there) if (!this.#watched.has(path)) this.#watch(path, inode);
  }

  close(): void {
    for (const { watcher } of this.#watched.values()) watcher.close();
    this.#watched.clear();
  }

  #watch(path: string, inode: number): void {
    const watcher = watch(path, () => this.#changed());
    watcher.on('error', () => {});
    this.#watched.set(path, { inode, watcher });
  }
}

/** With their inodes; one that is gone while it is looked at is passed over. */
function foldersBelow(dir: string): (readonly [path: string, inode: number])[] {
  const { ino } = statSync(dir, { throwIfNoEntry: false }) ?? {};
  if (ino === undefined) return [];
  const inside = namesIn(dir).flatMap((name) => foldersBelow(join(dir, name)));
  return [[dir, ino], ...inside];
}

function namesIn(dir: string): string[] {
  try {
    const entries = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return entries.map(({ name }) => name).filter((name) => name !== 'node_modules' && !name.startsWith('.'));
  } catch {
    return [];
  }
}
