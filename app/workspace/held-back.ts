import type { Draft, Store, SwitchedOff } from '../../connectors/store/store.ts';
import type { RuleFiles } from '../../engine/compiler/compile.ts';
import type { Held } from '../rules/active.ts';
import { hashOf } from './folder.ts';
import { Turns } from './turns.ts';

/** Rules with some texts in the place of others; null takes a file out. */
export function overlaid(files: RuleFiles, texts: ReadonlyMap<string, string | null>): RuleFiles {
  const read = (path: string) => (texts.has(path) ? (texts.get(path) ?? undefined) : files.read(path));
  return {
    read,
    paths: () => [...new Set([...files.paths(), ...texts.keys()])].filter((path) => read(path) !== undefined).sort(),
  };
}

/** What is active in the place of drafts. */
export const activeTexts = (drafts: readonly Draft[]) =>
  new Map(drafts.map(({ file, activeText }) => [file, activeText]));

/**
 * Files that the editor saved and nobody has activated, and policies that are switched off. A draft holds as long as the
 * file is what was saved: when another program changes it, the draft ends, and what the folder holds is active.
 */
export class HeldBack implements Held {
  readonly #store: Pick<Store, 'drafts' | 'switches'>;
  /** Nothing is saved while drafts are ended. */
  readonly turns = new Turns();
  /** Drafts that a look of this process has found. */
  #seen: readonly Draft[] = [];
  #endsAll: boolean;

  /**
   * @param alone no other process has a folder of its own on this store: what its folder does not hold, none does
   */
  constructor(store: Pick<Store, 'drafts' | 'switches'>, alone: boolean) {
    this.#store = store;
    this.#endsAll = alone;
  }

  async look(files: RuleFiles) {
    const drafts = await this.turns.take(() => this.#settle(files));
    const off = await this.off();
    return { files: overlaid(files, activeTexts(drafts)), off: new Set(off.map(({ policy }) => policy)) };
  }

  /** The drafts that hold. */
  async drafts(files: RuleFiles): Promise<Draft[]> {
    return (await this.#store.drafts.list()).filter((draft) => holds(draft, files));
  }

  /** The policies that are switched off. */
  off(): Promise<SwitchedOff[]> {
    return this.#store.switches.list();
  }

  async #settle(files: RuleFiles): Promise<Draft[]> {
    const all = await this.#store.drafts.list();
    const drafts = all.filter((draft) => holds(draft, files));
    const isSeen = ({ file, hash }: Draft) => this.#seen.some((one) => one.file === file && one.hash === hash);
    const over = all.filter((draft) => !drafts.includes(draft) && (this.#endsAll || isSeen(draft)));
    if (over.length) await this.#store.drafts.end(over);
    this.#endsAll = false;
    this.#seen = drafts;
    return drafts;
  }
}

function holds({ file, hash }: Draft, files: RuleFiles): boolean {
  const text = files.read(file);
  return hash === (text === undefined ? null : hashOf(text));
}
