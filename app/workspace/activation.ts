import type { Draft, Store } from '../../connectors/store/store.ts';
import type { RuleFiles } from '../../engine/compiler/compile.ts';
import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import { type ActiveRules, without } from '../rules/active.ts';
import { keepGood } from '../rules/keep.ts';
import { type Difference, differenceOf } from './effects-of.ts';
import { hashOf } from './folder.ts';
import { activeTexts, type HeldBack, overlaid } from './held-back.ts';
import { needsSecond, type SecondPerson, type Waiting } from './second-person.ts';

/** A file that would become active as it was saved. */
export interface FileDifference {
  readonly path: string;
  /** What is active now; null where there is nothing. */
  readonly before: string | null;
  /** What was saved; null where the file was deleted. */
  readonly after: string | null;
  readonly by: string;
  /** When it was saved, epoch ms. */
  readonly at: number;
}

/** What an activation would change. */
export interface Activating {
  /** To be sent back by whoever has looked at it: good for this change alone. */
  readonly confirm: string;
  readonly files: readonly FileDifference[];
  readonly policies: Difference;
  /** What the compiler then says of these files, and of others that these would break. */
  readonly diagnostics: readonly Diagnostic[];
  /** Somebody wanted it already, and it waits for a second person. */
  readonly waiting?: Waiting | undefined;
  readonly needsSecond: boolean;
}

/**
 * `proposed`: nothing was done yet. `waiting`: for a second person. `changed`: it is no longer what was confirmed.
 * `refused`: something would not compile, so nothing was done.
 */
export type Activated = Activating & {
  readonly state: 'proposed' | 'waiting' | 'activated' | 'changed' | 'refused';
};

export interface ActivationParts {
  readonly store: Pick<Store, 'drafts' | 'ruleChanges'>;
  readonly rules: Pick<ActiveRules, 'current' | 'compile' | 'look'>;
  readonly held: HeldBack;
  readonly second: SecondPerson;
  files(): RuleFiles;
}

/** None of these files was saved without being activated. */
export class NothingToActivate extends Error {
  override readonly name = 'NothingToActivate';

  constructor(paths: readonly string[]) {
    super(`Nothing waits to be activated in ${paths.join(', ')}.`);
  }
}

/** Makes active what was saved, once somebody has seen what that changes. */
export class Activation {
  readonly #parts: ActivationParts;

  constructor(parts: ActivationParts) {
    this.#parts = parts;
  }

  /** @param confirm of what was seen @throws NothingToActivate */
  async activate(paths: readonly string[], by: string, confirm?: string): Promise<Activated> {
    const { held, rules, second } = this.#parts;
    const done = await held.turns.take(() => this.#activate(paths, by, confirm));
    if (done.state === 'activated') {
      await rules.look();
      await second.done(done.confirm);
    }
    return done;
  }

  /** What was agreed to is no longer what it was: both must agree anew. */
  async #changed(change: Activating, confirm: string): Promise<Activated> {
    await this.#parts.second.done(confirm);
    return { ...change, state: 'changed' };
  }

  async #activate(paths: readonly string[], by: string, confirm: string | undefined): Promise<Activated> {
    const { drafts, change } = await this.#changeBy(paths);
    const isGood = !change.diagnostics.some(({ severity }) => severity === 'error');
    if (confirm === undefined) return { ...change, state: 'proposed' };
    if (confirm !== change.confirm) return this.#changed(change, confirm);
    if (!isGood) return { ...change, state: 'refused' };
    if (!change.needsSecond) return this.#end(drafts, change, { by });
    const { first, agreed } = await this.#parts.second.wants(confirm, { activate: paths }, by);
    if (!agreed) return { ...change, waiting: first, state: 'waiting' };
    return this.#end(drafts, change, { by: first.by, approvedBy: by });
  }

  /** From here on the files are active as they are, also after a crash. */
  async #end(
    drafts: readonly Draft[],
    change: Activating,
    who: { by: string; approvedBy?: string },
  ): Promise<Activated> {
    const { store } = this.#parts;
    const { added, changed, gone } = change.policies;
    const policies = [...added, ...changed, ...gone].map(({ policy }) => policy);
    await store.ruleChanges.note({ kind: 'activated', ...who }, [...policies, ...drafts.map(({ file }) => file)]);
    await store.drafts.end(drafts);
    return { ...change, state: 'activated' };
  }

  async #changeBy(paths: readonly string[]): Promise<{ drafts: Draft[]; change: Activating }> {
    const { rules, held, second } = this.#parts;
    const files = this.#parts.files();
    const all = await held.drafts(files);
    const drafts = all.filter(({ file }) => paths.includes(file));
    if (!drafts.length) throw new NothingToActivate(paths);
    const off = new Set((await held.off()).map(({ policy }) => policy));
    const meant = overlaid(files, activeTexts(all.filter((one) => !drafts.includes(one))));
    const [before, after] = [await rules.compile(overlaid(files, activeTexts(all))), await rules.compile(meant)];
    const now = rules.current().ruleset;
    const { ruleset } = keepGood(now, after.ruleset, after.diagnostics, meant.paths());
    const policies = differenceOf(now, without(ruleset, off));
    const changes = drafts.map(({ file, activeText, by, at }) => ({
      path: file,
      before: activeText,
      after: files.read(file) ?? null,
      by,
      at,
    }));
    const subjects = [
      ...drafts.map(({ file }) => file),
      ...Object.values(policies)
        .flat()
        .map(({ policy }) => policy),
    ];
    const confirm = hashOf(JSON.stringify([changes.map(({ path, before, after }) => [path, before, after]), policies]));
    const known = new Set(before.diagnostics.map(sameness));
    const isOurs = (one: Diagnostic) =>
      drafts.some(({ file }) => file === one.file) || (one.severity === 'error' && !known.has(sameness(one)));
    const diagnostics = after.diagnostics.filter(isOurs);
    const waiting = await second.waiting(confirm);
    return {
      drafts,
      change: {
        confirm,
        files: changes,
        policies,
        diagnostics,
        needsSecond: needsSecond(subjects),
        ...(waiting && { waiting }),
      },
    };
  }
}

const sameness = ({ file, code, message }: Diagnostic) => JSON.stringify([file, code, message]);
