import { createHash } from 'node:crypto';
import { type FSWatcher, watch } from 'node:fs';
import type { Rulesets } from '../../connectors/store/store.ts';
import { compileRules, type RuleFiles } from '../../engine/compiler/compile.ts';
import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { type Ruleset, ruleset as schema } from '../../engine/plan/ruleset.ts';
import type { Rules } from '../intake/match.ts';
import { readRules } from '../rules-folder.ts';
import { keepGood } from './keep.ts';

/** What one look at the rules folder came to. */
export interface Publication {
  readonly policies: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Policies that do not compile and go on as they were. */
  readonly kept: readonly string[];
}

/** The rules folder cannot be read when Posthorn starts; the message names the folder and the remedy. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
}

/** Editors save in several steps; a pause this long, in ms, means that they are done. */
const SETTLE_MS = 150;

/** The rules that are active: compiled from a folder, kept in the store, published anew when the folder changes. */
export class ActiveRules {
  readonly #dir: string;
  readonly #published: Rulesets;
  readonly #report: (publication: Publication) => void;
  #rules: Rules | undefined;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #publishing: Promise<unknown> = Promise.resolve();

  /** @param report is told of every publication after the first, and when the folder cannot be watched */
  constructor(dir: string, published: Rulesets, report: (publication: Publication) => void) {
    this.#dir = dir;
    this.#published = published;
    this.#report = report;
  }

  /** Publishes what the folder holds and begins to watch it. @throws RulesError where the folder cannot be read. */
  async start(): Promise<Publication> {
    const active = await this.#published.active();
    const before = active && schema.safeParse(JSON.parse(active.json)).data;
    const publication = await this.#publish(before);
    this.#watcher = watch(this.#dir, { recursive: true }, () => this.#changed());
    this.#watcher.on('error', () => {});
    return publication;
  }

  /** @throws Error before `start` */
  current(): Rules {
    if (!this.#rules) throw new Error('the rules are not loaded yet');
    return this.#rules;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#watcher?.close();
    await this.#publishing;
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#publishing = this.#publishing
        .then(() => this.#publish(this.#rules?.ruleset))
        .then(this.#report)
        // The folder may be gone for a moment while git rewrites it; the next change comes.
        .catch(() => {});
    }, SETTLE_MS);
  }

  async #publish(before: Ruleset | undefined): Promise<Publication> {
    const files = this.#read();
    const compiled = compileRules(files);
    const { ruleset, kept } = keepGood(before, compiled.ruleset, compiled.diagnostics, files.paths());
    const json = JSON.stringify(ruleset);
    await this.#published.publish(json, createHash('sha256').update(json).digest('hex'));
    this.#rules = { ruleset, index: buildIndex(ruleset) };
    return { policies: ruleset.plans.length, diagnostics: compiled.diagnostics, kept };
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
