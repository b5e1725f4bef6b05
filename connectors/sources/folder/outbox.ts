import { createHash } from 'node:crypto';
import { lstat, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilePath } from './scan.ts';

/** Where files go when they are dealt with. */
export class Outbox {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the folder, `done/` and `failed/` where they do not exist. @throws where one is a link or a file. */
  static async open(folder: string): Promise<Outbox> {
    await mkdir(folder, { recursive: true });
    for (const place of ['done', 'failed']) {
      await mkdir(join(folder, place), { recursive: true });
      if (!(await lstat(join(folder, place))).isDirectory()) throw new Error(`${place} is a link, not a folder`);
    }
    return new Outbox(folder);
  }

  /** A name that is taken there already is told apart by a digest of the content. */
  async put(file: FilePath, place: 'done' | 'failed', content: Uint8Array): Promise<void> {
    const name = file.subarray(file.lastIndexOf('/') + 1);
    const plain = this.#at(place, name);
    const free = !(await lstat(plain).catch(() => undefined));
    const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
    await rename(file, free ? plain : this.#at(place, Buffer.concat([Buffer.from(`${digest}-`), name])));
  }

  #at(place: string, name: Uint8Array): Buffer {
    return Buffer.concat([Buffer.from(`${this.#folder}/${place}/`), name]);
  }
}
