import type { Drafts } from '../../connectors/store/store.ts';
import type { RuleFiles } from '../../engine/compiler/compile.ts';
import { type FileText, Folder, hashOf } from './folder.ts';
import { type Conflict, merge } from './merge.ts';
import { Remembered } from './remembered.ts';
import { type Hit, search } from './search.ts';
import type { Turns } from './turns.ts';

/** A text that somebody wants to keep. */
export interface Saving {
  readonly text: string;
  /** What it began with; null for a new file. */
  readonly base: string | null;
  /** The text of that hash, from whoever still has it: for a merge when the server was started anew meanwhile. */
  readonly baseText?: string | undefined;
  /** Who saves, by name. */
  readonly by: string;
}

/** The file is no longer what the editor began with: nothing was written. */
export interface Changed {
  /** As it is now; null where it is gone. */
  readonly theirs: FileText | null;
  /** Both changes together, where no line was changed by both: for the editor to show, and to save over `theirs`. */
  readonly merged?: string | undefined;
  readonly conflicts?: readonly Conflict[] | undefined;
}

/** A file of the rules, for the editor. */
export interface FileRow extends FileText {
  readonly path: string;
  /** Code of engineers is shown and never written. */
  readonly editable: boolean;
}

export type Saved = { readonly hash: string } | Changed;

export interface Moving {
  readonly from: string;
  readonly to: string;
  /** Hash of what is moved. */
  readonly base: string;
  readonly by: string;
}

/** There is no such file, or one of that name is there already; the message says which. */
export class FileTrouble extends Error {
  override readonly name = 'FileTrouble';
  readonly kind: 'missing' | 'taken';

  constructor(kind: 'missing' | 'taken', path: string) {
    super(kind === 'missing' ? `There is no file ${path}.` : `There is a file ${path} already: choose another name.`);
    this.kind = kind;
  }
}

export interface WorkspaceParts {
  readonly drafts: Drafts;
  readonly turns: Turns;
}

/** One file from one text to the next; null takes it away. */
interface Step {
  readonly path: string;
  readonly present: FileText | undefined;
  readonly text: string | null;
  readonly by: string;
}

/** What the editor works on: the files of a rules folder, one change after the other. */
export class Workspace {
  readonly #folder: Folder;
  readonly #parts: WorkspaceParts;
  readonly #remembered = new Remembered();

  constructor(dir: string, parts: WorkspaceParts) {
    this.#folder = new Folder(dir);
    this.#parts = parts;
  }

  /** @param rules what the folder holds, as it was read */
  files(rules: RuleFiles): FileRow[] {
    return rules.paths().map((path) => {
      const text = rules.read(path)!;
      const hash = hashOf(text);
      this.#remembered.add(hash, text);
      return { path, text, hash, editable: !path.startsWith('extensions/') };
    });
  }

  /** @returns undefined where there is none @throws PathRefused */
  async find(path: string): Promise<FileText | undefined> {
    const found = await this.#folder.read(path);
    if (found) this.#remembered.add(found.hash, found.text);
    return found;
  }

  /** @throws PathRefused FileTrouble */
  async read(path: string): Promise<FileText> {
    const found = await this.find(path);
    if (!found) throw new FileTrouble('missing', path);
    return found;
  }

  search(wanted: string): { hits: Hit[]; more: boolean } {
    return search(this.#folder.all(), wanted);
  }

  /** Keeps a text, unless the file is no longer what the editor began with. @throws PathRefused FileTrouble */
  save(path: string, saving: Saving): Promise<Saved> {
    return this.#parts.turns.take(() => this.#save(path, saving));
  }

  async #save(path: string, { text, base, baseText, by }: Saving): Promise<Saved> {
    const present = await this.#folder.read(path);
    const hash = hashOf(text);
    if (present?.hash === hash) return { hash };
    if ((present?.hash ?? null) !== base) return this.#changed(present, text, base, baseText);
    if (!present) this.#expectNoNamesake(path);
    const write = () => this.#folder.write(path, text, base === null);
    if (!(await this.#held({ path, present, text, by }, write)))
      return this.#changed(await this.#folder.read(path), text, base, baseText);
    this.#remembered.add(hash, text);
    return { hash };
  }

  #changed(present: FileText | undefined, text: string, base: string | null, baseText?: string): Changed {
    if (present) this.#remembered.add(present.hash, present.text);
    const began =
      base === null ? '' : baseText !== undefined && hashOf(baseText) === base ? baseText : this.#remembered.get(base);
    return { theirs: present ?? null, ...(present && began !== undefined && merge(began, text, present.text)) };
  }

  /** @returns what the file is now, where it is not what was to be moved @throws PathRefused FileTrouble */
  move({ from, to, base, by }: Moving): Promise<Saved> {
    return this.#parts.turns.take(async () => {
      const present = await this.#folder.read(from);
      if (!present) throw new FileTrouble('missing', from);
      if (present.hash !== base) return { theirs: present };
      this.#expectNoNamesake(to, from);
      const { text } = present;
      const written = await this.#held({ path: to, present: undefined, text, by }, () =>
        this.#folder.write(to, text, true),
      );
      if (!written) throw new FileTrouble('taken', to);
      await this.#held({ path: from, present, text: null, by }, () => this.#folder.remove(from));
      return { hash: present.hash };
    });
  }

  /** @returns what the file is now, where it is not what was to be deleted @throws PathRefused FileTrouble */
  remove(path: string, base: string, by: string): Promise<{ hash: null } | Changed> {
    return this.#parts.turns.take(async () => {
      const present = await this.#folder.read(path);
      if (!present) throw new FileTrouble('missing', path);
      if (present.hash !== base) return { theirs: present };
      await this.#held({ path, present, text: null, by }, () => this.#folder.remove(path));
      return { hash: null };
    });
  }

  /**
   * Changes a file so that what was active in its place stays so. That is noted before: at no moment, whatever crashes, is
   * the new text active. What is again what is active is no draft any more.
   *
   * @param write says whether it has done it
   */
  async #held({ path: file, present, text, by }: Step, write: () => Promise<boolean>): Promise<boolean> {
    const { drafts } = this.#parts;
    const was = present?.hash ?? null;
    const hash = text === null ? null : hashOf(text);
    const known = (await drafts.list()).find((one) => one.file === file && one.hash === was);
    const activeText = known ? known.activeText : (present?.text ?? null);
    const isDraft = activeText !== text;
    if (isDraft) await drafts.keep({ file, hash, activeText, by });
    const written = await write().catch(async (error) => {
      if (isDraft) await drafts.end([{ file, hash }]);
      throw error;
    });
    if (!written) await drafts.end([{ file, hash }]);
    else if (known) await drafts.end([{ file, hash: was }]);
    return written;
  }

  /** Two names that differ in case alone are one on some systems. */
  #expectNoNamesake(path: string, instead?: string): void {
    const same = path.toLowerCase();
    const namesake = [...this.#folder.all().keys()].find((one) => one !== instead && one.toLowerCase() === same);
    if (namesake !== undefined) throw new FileTrouble('taken', namesake);
  }
}
