import { Folder, hashOf } from './folder.ts';

/** A file that is another one now, by whomever: the editor, git, another program. */
export interface FileChange {
  readonly path: string;
  /** Null where it is gone. */
  readonly hash: string | null;
}

/** Tells what has changed in a folder between two looks at it. */
export class Changes {
  readonly #folder: Folder;
  #known: ReadonlyMap<string, string>;

  constructor(dir: string) {
    this.#folder = new Folder(dir);
    this.#known = this.#hashes();
  }

  /** What has changed since the last look. A folder that cannot be read for a moment has not changed. */
  look(): FileChange[] {
    const before = this.#known;
    this.#known = this.#hashes();
    const paths = new Set([...before.keys(), ...this.#known.keys()]);
    return [...paths]
      .filter((path) => before.get(path) !== this.#known.get(path))
      .sort()
      .map((path) => ({ path, hash: this.#known.get(path) ?? null }));
  }

  #hashes(): ReadonlyMap<string, string> {
    try {
      return new Map([...this.#folder.all()].map(([path, text]) => [path, hashOf(text)]));
    } catch {
      return this.#known ?? new Map();
    }
  }
}
