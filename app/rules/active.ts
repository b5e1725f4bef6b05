import { createHash } from 'node:crypto';
import type { PublishedRuleset, Rulesets } from '../../connectors/store/store.ts';
import { type Compiled, compileRules, type RuleFiles } from '../../engine/compiler/compile.ts';
import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { Extensions } from '../extensions/extensions.ts';
import { runnable } from '../extensions/runnable.ts';
import type { Rules } from '../intake/match.ts';
import { readRules } from '../rules-folder.ts';
import { keepGood } from './keep.ts';
import { PublishedRules, readRuleset } from './published.ts';
import { FolderWatch } from './watch-folder.ts';

/** What one look at the rules folder came to. */
export interface Publication {
  readonly policies: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Policies that do not compile and go on as they were. */
  readonly kept: readonly string[];
  /** The folder holds rules that were replaced by others since, elsewhere: those are active, and these were not published again. */
  readonly replaced: boolean;
}

/** What is not active although the folder holds it. */
export interface Held {
  /** The files as they are active, and the ids of policies that are switched off. */
  look(files: RuleFiles): Promise<{ readonly files: RuleFiles; readonly off: ReadonlySet<string> }>;
}

/** All that a folder holds is active. */
const NOTHING_HELD: Held = { look: async (files) => ({ files, off: new Set() }) };

/** What the last look at the folder found, whether or not it came to a publication. */
export interface Look {
  /** As they are on the disk. */
  readonly files: RuleFiles;
  /** Of what is active: without what is held back, with what is switched off. */
  readonly compiled: Compiled;
  readonly kept: readonly string[];
  readonly off: ReadonlySet<string>;
}

/** How several processes share the rules. */
export interface Sharing {
  /** Others may publish, too: what they publish is used here within seconds. */
  readonly follow: boolean;
  /** At the start, publishes what was active earlier and was replaced since. Else only a change of the folder does. */
  readonly goBack: boolean;
}

/** One process, one folder: what it holds is active. */
export const ALONE: Sharing = { follow: false, goBack: true };

/** The rules folder cannot be read when Posthorn starts; the message names the folder and the remedy. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
}

/** Editors save in several steps; a pause this long, in ms, means that they are done. */
const SETTLE_MS = 150;

/**
 * The rules of a folder: compiled, kept in the store, published anew when the folder changes. A process publishes when its own
 * folder changes and at no other time, so that two of them with different folders do not take turns.
 */
export class ActiveRules {
  readonly #dir: string;
  readonly #published: Rulesets;
  readonly #report: (publication: Publication) => void;
  readonly #sharing: Sharing;
  readonly #extensions: Extensions;
  readonly #held: Held;
  readonly #active: PublishedRules;
  /** Of what the folder was compiled to last. */
  #compiled: string | undefined;
  #last: Look | undefined;
  readonly #looking = new Set<() => void>();
  #watch: FolderWatch | undefined;
  #timer: NodeJS.Timeout | undefined;
  #publishing: Promise<unknown> = Promise.resolve();

  /** @param report is told of every publication after the first, and when the folder cannot be watched */
  constructor(
    dir: string,
    published: Rulesets,
    report: (publication: Publication) => void,
    sharing: Sharing = ALONE,
    warn: (message: string) => void = () => {},
    extensions = new Extensions(dir, warn),
    held = NOTHING_HELD,
  ) {
    this.#dir = dir;
    this.#published = published;
    this.#report = report;
    this.#sharing = sharing;
    this.#extensions = extensions;
    this.#held = held;
    this.#active = new PublishedRules(published, warn, extensions);
  }

  /** Publishes what the folder holds and begins to watch it. @throws RulesError where the folder cannot be read. */
  async start(): Promise<Publication> {
    const publication = await this.#publish(this.#sharing.goBack);
    this.#watch = new FolderWatch(this.#dir, () => this.#changed());
    if (this.#sharing.follow) this.#active.follow();
    return publication!;
  }

  /** @throws Error before `start` */
  current(): Rules {
    return this.#active.current();
  }

  /** What the last look at the folder found. @throws Error before `start` */
  last(): Look {
    if (!this.#last) throw new Error('the rules are not loaded yet');
    return this.#last;
  }

  /** What files would compile to here, with the extensions that are loaded. */
  compile(files: RuleFiles): Promise<Compiled> {
    return this.#extensions.load().then((troubles) => runnable(compileRules(files), this.#extensions, troubles));
  }

  /** Looks at the folder now, and publishes what is active. @throws RulesError where it cannot be read */
  look(): Promise<void> {
    const looked = this.#publishing
      .then(() => this.#publish(true))
      .then((publication) => publication && this.#report(publication));
    this.#publishing = looked.catch(() => {}).then(() => this.#looked());
    return looked;
  }

  /** Calls whenever the folder has changed, and what it holds was looked at. @returns ends that */
  afterLooks(listener: () => void): () => void {
    this.#looking.add(listener);
    return () => this.#looking.delete(listener);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#watch?.close();
    await this.#publishing;
    await this.#active.stop();
  }

  #changed(): void {
    clearTimeout(this.#timer);
    // The folder may be gone for a moment while git rewrites it; the next change comes.
    this.#timer = setTimeout(() => {
      this.#watch?.follow();
      this.look().catch(() => {});
    }, SETTLE_MS);
  }

  #looked(): void {
    for (const listener of this.#looking) listener();
  }

  /** @returns undefined where the folder says what it said before */
  async #publish(goBack: boolean): Promise<Publication | undefined> {
    const files = this.#read();
    const { files: meant, off } = await this.#held.look(files);
    const compiled = await this.compile(meant);
    const { diagnostics } = compiled;
    const own = digest(JSON.stringify([compiled.ruleset, diagnostics, this.#extensions.version, [...off]]));
    this.#last = { files, compiled, kept: [], off, ...(own === this.#compiled && { kept: this.#last?.kept ?? [] }) };
    if (own === this.#compiled) return undefined;
    const active = await this.#published.active();
    const { ruleset: good, kept } = keepGood(before(active), compiled.ruleset, diagnostics, meant.paths());
    this.#last = { ...this.#last, kept };
    const ruleset = without(good, off);
    const json = JSON.stringify(ruleset);
    const hash = digest(json);
    const replaced = !goBack && hash !== active?.hash && (await this.#published.get(hash)) !== undefined;
    if (replaced) await this.#active.look();
    else await this.#published.publish(json, hash);
    if (!replaced) this.#active.adopt(hash, ruleset);
    this.#compiled = own;
    return { policies: this.current().ruleset.plans.length, diagnostics, kept, replaced };
  }

  #read(): RuleFiles {
    try {
      return readRules(this.#dir);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new RulesError(
        `${this.#dir}: the rules cannot be read (${code ?? message}): name their folder as "rules" in the configuration, or make one by "posthorn init DIR".`,
      );
    }
  }
}

/** Rules without the policies that are switched off. */
export const without = (ruleset: Ruleset, off: ReadonlySet<string>): Ruleset =>
  off.size ? { ...ruleset, plans: ruleset.plans.filter(({ id }) => !off.has(id)) } : ruleset;

const before = (active: PublishedRuleset | undefined) => active && readRuleset(active.json);

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
