import type { Draft, Store } from '../../connectors/store/store.ts';
import type { RuleFiles } from '../../engine/compiler/compile.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { ActiveRules } from '../rules/active.ts';
import { readRules } from '../rules-folder.ts';
import { type Activated, Activation } from './activation.ts';
import { type Beginning, beginnings } from './beginnings.ts';
import { type KeepingCase, type KeptCase, keepCase } from './cases/keep-case.ts';
import { CASE_FILES, type CaseFile, KeptCases } from './cases/kept-cases.ts';
import { type FileText, hashOf } from './folder.ts';
import { type Committing, GitFolder } from './git/git.ts';
import type { GitStatus } from './git/status.ts';
import type { HeldBack } from './held-back.ts';
import { writablePath } from './path.ts';
import { type PolicyRow, policiesOf } from './policies.ts';
import { type Proposed, SecondPerson } from './second-person.ts';
import { type Switched, type Switching, switchPolicy } from './switching.ts';
import { type FileRow, Workspace } from './workspace.ts';

export interface EditingParts {
  /** The rules folder. */
  readonly dir: string;
  readonly store: Pick<Store, 'drafts' | 'switches' | 'proposals' | 'ruleChanges' | 'log' | 'events' | 'mails'>;
  readonly rules: ActiveRules;
  readonly held: HeldBack;
}

/** A person or team of the rules, by name. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'team';
}

/** What engineers have added to the language. */
export interface ExtensionRow {
  readonly ref: string;
  readonly name: string;
  readonly file: string;
}

/** A file that was saved and is not active as it was. */
export interface DraftRow {
  readonly path: string;
  /** Who saved it, and when, epoch ms. */
  readonly by: string;
  readonly at: number;
}

/** All that the editor shows first. */
export interface Overview {
  readonly files: readonly FileRow[];
  readonly policies: readonly PolicyRow[];
  /** Files of policies and of what they share. */
  readonly drafts: readonly DraftRow[];
  readonly people: readonly Party[];
  readonly extensions: readonly ExtensionRow[];
  /** What waits for a second person. */
  readonly waiting: readonly Proposed[];
  /** Null where the folder lies in no repository. */
  readonly git: GitStatus | null;
}

/** A file as it was last committed, and as it lies on the disk; null where it is not. */
export interface Compared {
  readonly before: FileText | null;
  readonly after: FileText | null;
}

/** A file of a case in the same way, as text to look at. */
export interface ComparedFile {
  readonly file: CaseFile;
  readonly before: string | null;
  readonly after: string | null;
}

/** Of a file of a case, in characters: a mail may bring pictures. */
const MOST_SHOWN = 100_000;

function shownText(bytes: Buffer | null | undefined): string | null {
  const text = bytes?.toString('utf8');
  return text === undefined ? null : text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n…` : text;
}

/** What the editor does to the rules: saves, activates, switches. */
export class Editing {
  readonly workspace: Workspace;
  readonly git: GitFolder;
  readonly cases: KeptCases;
  readonly #parts: EditingParts;
  readonly #activation: Activation;
  readonly #second: SecondPerson;
  #saved: { readonly of: string; readonly ruleset: Ruleset } | undefined;

  constructor(parts: EditingParts) {
    const { dir, store, rules, held } = parts;
    this.#parts = parts;
    this.git = new GitFolder(dir);
    this.cases = new KeptCases(dir);
    this.workspace = new Workspace(dir, { drafts: store.drafts, turns: held.turns });
    this.#second = new SecondPerson(store, () => rules.current().ruleset.people);
    this.#activation = new Activation({ store, rules, held, second: this.#second, files: () => readRules(dir) });
  }

  async overview(): Promise<Overview> {
    const files = readRules(this.#parts.dir);
    const { ruleset, extensions } = this.#parts.rules.last().compiled;
    const drafts = await this.#parts.held.drafts(files);
    return {
      files: this.workspace.files(files),
      policies: await this.#policies(files, drafts),
      drafts: drafts.map(({ file, by, at }) => ({ path: file, by, at })),
      people: Object.values(ruleset.people).map(({ id, name, kind }) => ({ id, name, kind })),
      extensions: extensions.map(({ ref, name, file }) => ({ ref, name, file })),
      waiting: await this.#second.all(),
      git: await this.git.status(),
    };
  }

  async policies(): Promise<PolicyRow[]> {
    const files = readRules(this.#parts.dir);
    return this.#policies(files, await this.#parts.held.drafts(files));
  }

  async #policies(files: RuleFiles, drafts: readonly Draft[]): Promise<PolicyRow[]> {
    const { store, rules, held } = this.#parts;
    const [off, alerts] = await Promise.all([held.off(), store.log.alerts({})]);
    const look = { ...rules.last(), files };
    const saved = drafts.length ? (await this.#compiled(files)).plans : look.compiled.ruleset.plans;
    return policiesOf({ look, drafts, off, alerts, saved });
  }

  /** The rules as the files on the disk compile, drafts too. */
  async #compiled(files: RuleFiles): Promise<Ruleset> {
    const of = hashOf(JSON.stringify(files.paths().map((path) => [path, files.read(path)])));
    if (this.#saved?.of !== of) this.#saved = { of, ruleset: (await this.#parts.rules.compile(files)).ruleset };
    return this.#saved.ruleset;
  }

  /** A file as it was last committed, and as it lies on the disk. @throws PathRefused GitTrouble */
  async diff(path: string): Promise<Compared> {
    const after = await this.workspace.find(path);
    return { before: await this.git.committed(path), after: after ?? null };
  }

  /** What of a case differs from how it was last committed. @throws GitTrouble */
  async caseDiff(name: string): Promise<readonly ComparedFile[]> {
    const both = await Promise.all(
      CASE_FILES.map(async (file) => ({
        file,
        before: shownText(await this.git.committedCase(name, file)),
        after: shownText(await this.cases.file(name, file)),
      })),
    );
    return both.filter(({ before, after }) => before !== after);
  }

  /** @throws PathRefused GitTrouble */
  commit(committing: Committing): Promise<{ commit: string }> {
    for (const path of committing.paths) writablePath(path);
    return this.#parts.held.turns.take(() => this.git.commit(committing));
  }

  /** @throws CaseRefused */
  keepCase(keeping: KeepingCase): Promise<KeptCase> {
    const { dir, store, rules } = this.#parts;
    const compiled = async () => ({
      ruleset: await this.#compiled(readRules(dir)),
      asking: rules.current().asking,
    });
    return keepCase(keeping, { dir, store, rules: compiled });
  }

  /** Beginnings of new policies, for people of these rules. */
  templates(folder: string): readonly Beginning[] {
    const { rules, dir } = this.#parts;
    return beginnings(readRules(dir), rules.current().ruleset.people, folder);
  }

  /** @throws NothingToActivate */
  activate(paths: readonly string[], by: string, confirm?: string): Promise<Activated> {
    return this.#activation.activate(paths, by, confirm);
  }

  /** @throws NoSuchPolicy */
  switch(switching: Switching): Promise<Switched> {
    return switchPolicy(switching, { ...this.#parts, second: this.#second });
  }
}
