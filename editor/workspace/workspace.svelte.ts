import { SvelteMap } from 'svelte/reactivity';
import type { FileChange, FileRow, GitStatus, Party, PolicyRow } from '../../app/http/workspace/answers.ts';
import { listen, workspaceApi } from '../api/api.ts';
import { PolicyDocument } from '../document/document.ts';
import { type Surveyed, WorkerChecker } from '../document/worker-checker.ts';
import { preferences } from '../preferences.svelte.ts';
import { reconcile } from './reconcile.ts';
import type { Listed } from './tree.ts';

/** What was changed elsewhere while it was changed here, on the same lines; for a person to decide. */
export interface Clash {
  /** Null where the file is gone. */
  readonly theirs: { readonly text: string; readonly hash: string } | null;
}

/** Between a change and the question how all stands, in ms. */
const SOON_MS = 250;

/** Something to say once, at the foot of the window. */
export interface Notice {
  readonly kind:
    | 'merged'
    | 'reloaded'
    | 'saved'
    | 'activated'
    | 'committed'
    | 'waiting'
    | 'off'
    | 'on'
    | 'broken'
    | 'failed'
    | 'gone';
  readonly about: string;
}

/** Policies whose title stands in their text, as lists show them where the server says nothing of them. */
const TITLE = /\bpolicy\(\{[\s\S]*?\btitle:\s*(['"`])((?:\\.|(?!\1).)*)\1/;

/** Whether a text is that of a policy, where the server does not say so yet. */
export const isPolicy = (text: string): boolean => /^export default policy\b/m.test(text);

/** The rules folder, and which of its files are open. */
export class Workspace {
  readonly files = new SvelteMap<string, FileRow>();
  readonly documents = new SvelteMap<string, PolicyDocument>();
  readonly clashes = new SvelteMap<string, Clash>();
  readonly checker = new WorkerChecker();
  policies = $state.raw<ReadonlyMap<string, PolicyRow>>(new Map());
  /** Files that were saved and are not active as they are, with who saved them. */
  drafts = $state.raw<ReadonlyMap<string, string>>(new Map());
  people = $state.raw<readonly Party[]>([]);
  git = $state.raw<GitStatus | null>(null);
  problems = $state.raw<Surveyed['problems']>(new Map());
  /** Path of the file that is shown. */
  current = $state<string>();
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  trouble = $state('');
  /** Whether the server answers. */
  isThere = $state(true);
  notice = $state.raw<Notice>();

  /** A mail that was taken in and is to be tried with a policy, as soon as that is open: an event's id. */
  toTry = $state.raw<{ readonly path: string; readonly event: string }>();

  readonly document = $derived(this.current === undefined ? undefined : this.documents.get(this.current));
  readonly #kept = $derived([...this.files.values()].map((file) => this.#listed(file)));
  /** Begun here, and never saved; as one text, so that not every letter that is typed there makes a new list. */
  readonly #begun = $derived(
    JSON.stringify(
      [...this.documents.values()]
        .filter(({ path }) => !this.files.has(path))
        .map(({ path, text }) => this.#listed({ path, text })),
    ),
  );
  readonly listed: readonly Listed[] = $derived([...this.#kept, ...(JSON.parse(this.#begun) as Listed[])]);

  /** Reads the folder, and follows it from then on. @returns ends that */
  start(): () => void {
    void this.load();
    return listen({
      reach: (isThere) => {
        this.isThere = isThere;
      },
      ready: () => this.state === 'ready' && void this.load(),
      file: (change) => void this.#changedOnDisk(change),
      policy: (row) => this.#stands(row),
    });
  }

  async load(): Promise<void> {
    try {
      const { files } = await this.#overview();
      const gone = [...this.files.keys()].filter((path) => !files.some((file) => file.path === path));
      for (const path of gone) this.files.delete(path);
      for (const file of files) this.#take(file);
      this.checker.files([
        ...files.map(({ path, text }) => [path, text] as const),
        ...gone.map((path) => [path, null] as const),
      ]);
      this.state = 'ready';
      this.#survey();
    } catch (error) {
      this.state = 'failed';
      this.trouble = (error as Error).message;
    }
  }

  open(path: string): PolicyDocument | undefined {
    const document = this.documentAt(path);
    if (document) this.current = path;
    return document;
  }

  /** A file to be changed beside the one that is shown. */
  documentAt(path: string): PolicyDocument | undefined {
    const file = this.files.get(path);
    if (!this.documents.has(path) && file) this.documents.set(path, new PolicyDocument(file, this.checker));
    return this.documents.get(path);
  }

  /** Opens a file that is not on the server's disk yet. */
  begin(path: string, text: string): void {
    this.documents.set(path, new PolicyDocument({ path, text, hash: null }, this.checker));
    this.current = path;
  }

  /** Closes what is kept, and asks nothing; what is not saved stays. */
  leave(path: string): void {
    const document = this.documents.get(path);
    if (document?.isChanged) this.current = undefined;
    else this.close(path);
  }

  close(path: string): void {
    this.documents.delete(path);
    this.clashes.delete(path);
    if (this.current === path) this.current = undefined;
  }

  /** @returns whether it lies on the server's disk now as it is here */
  async save(document: PolicyDocument): Promise<boolean> {
    const { path, text, kept } = document;
    const base = kept.hash;
    const saving = { text, base, by: preferences.name, ...(base !== null && { baseText: kept.text }) };
    const answer = await this.attempt(() => workspaceApi.save(path, saving));
    if (!answer) return false;
    if ('theirs' in answer) {
      this.#meet(document, answer.theirs);
      return false;
    }
    this.#wasKept(document, text, answer.hash);
    // Whoever activates at once does not wait for the answer how all stands.
    if (!this.drafts.has(path)) this.drafts = new Map(this.drafts).set(path, preferences.name);
    this.notice = { kind: 'saved', about: path };
    this.refresh();
    this.#survey();
    return true;
  }

  /** Writes a file that is not there yet, without opening it. @returns whether it lies on the server's disk */
  async create(path: string, text: string): Promise<boolean> {
    const answer = await this.attempt(() => workspaceApi.save(path, { text, base: null, by: preferences.name }));
    if (!answer || 'theirs' in answer) return false;
    this.#take({ path, text, hash: answer.hash, editable: true });
    this.checker.files([[path, text]]);
    for (const document of this.documents.values()) document.check();
    this.refresh();
    this.#survey();
    return true;
  }

  /** A file, and the texts it names that are not active either: without them it would not compile. */
  activatedWith(path: string): string[] {
    const text = this.files.get(path)?.text ?? '';
    const isNamed = (file: string) => {
      const [, name] = /^templates\/([^/.]+)\./.exec(file) ?? [];
      return name !== undefined && [`'${name}'`, `"${name}"`].some((one) => text.includes(one));
    };
    return [path, ...[...this.drafts.keys()].filter((file) => file !== path && isNamed(file))];
  }

  /** Decides what stands against each other: what is saved next is `mine`, or what lies on the disk is taken. */
  settle(document: PolicyDocument, choice: 'mine' | 'theirs'): void {
    const { path } = document;
    const theirs = this.clashes.get(path)?.theirs;
    this.clashes.delete(path);
    if (theirs === undefined) return;
    document.keep(theirs?.text ?? '', theirs?.hash ?? null);
    if (choice === 'mine') return;
    if (theirs) document.take(theirs.text);
    else this.close(path);
  }

  async rename(path: string, to: string): Promise<boolean> {
    const file = this.files.get(path);
    if (!file) return this.#renameBegun(path, to);
    const answer = await this.attempt(() =>
      workspaceApi.move({ from: path, to, base: file.hash, by: preferences.name }),
    );
    if (!answer || 'theirs' in answer) return false;
    const wasOpen = this.current === path;
    this.close(path);
    await this.load();
    if (wasOpen) this.open(to);
    return true;
  }

  /** What was never saved is only here. */
  #renameBegun(path: string, to: string): boolean {
    const document = this.documents.get(path);
    if (!document) return false;
    this.close(path);
    this.begin(to, document.text);
    return true;
  }

  async remove(path: string): Promise<boolean> {
    const file = this.files.get(path);
    if (!file) {
      this.close(path);
      return true;
    }
    const answer = await this.attempt(() => workspaceApi.remove(path, file.hash, preferences.name));
    if (!answer || 'theirs' in answer) return false;
    this.close(path);
    await this.load();
    return true;
  }

  /** @returns whether it was done, or waits for a second person, which is said */
  async switch(policy: string, on: boolean): Promise<boolean> {
    const answer = await this.attempt(() => workspaceApi.switch({ policy, on, by: preferences.name }));
    if (!answer) return false;
    this.notice =
      answer.state === 'refused'
        ? { kind: 'broken', about: policy }
        : { kind: answer.state === 'waiting' ? 'waiting' : on ? 'on' : 'off', about: policy };
    this.refresh();
    return true;
  }

  #listed({ path, text }: Pick<FileRow, 'path' | 'text'>): Listed {
    const policy = this.policies.get(path);
    const title = policy?.title ?? TITLE.exec(text)?.[2] ?? path.slice(path.lastIndexOf('/') + 1);
    return { path, title, owner: policy?.owner, isPolicy: policy !== undefined || isPolicy(text) };
  }

  async #overview() {
    const view = await workspaceApi.view();
    this.policies = new Map(view.policies.map((policy) => [policy.path, policy]));
    this.drafts = new Map(view.drafts.map(({ path, by }) => [path, by]));
    this.people = view.people;
    this.git = view.git;
    return view;
  }

  #stands(row: PolicyRow | { readonly policy: string; readonly gone: true }): void {
    const policies = new Map(this.policies);
    if ('path' in row) policies.set(row.path, row);
    else policies.delete(`${row.policy}.ts`);
    this.policies = policies;
    this.refresh();
  }

  /** Asks how all stands now. @throws ApiError; TypeError where the server cannot be reached */
  async look(): Promise<void> {
    await this.#overview();
  }

  /** Asks how all stands, soon: much may have changed at once. */
  refresh(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#overview().catch(() => {}), SOON_MS);
  }
  #asking: ReturnType<typeof setTimeout> | undefined;

  async #changedOnDisk({ path, hash }: FileChange): Promise<void> {
    const known = this.documents.get(path)?.kept.hash ?? this.files.get(path)?.hash ?? null;
    if (hash === known) return;
    const text = hash === null ? undefined : (await workspaceApi.read(path).catch(() => undefined))?.text;
    if (hash !== null && text !== undefined)
      this.#take({ path, text, hash, editable: !path.startsWith('extensions/') });
    else {
      this.files.delete(path);
      const document = this.documents.get(path);
      if (document) this.#meet(document, null);
    }
    this.checker.files([[path, text ?? null]]);
    for (const document of this.documents.values()) document.check();
    this.#survey();
    this.refresh();
  }

  /** What lies on the disk now. */
  #take(file: FileRow): void {
    const before = this.files.get(file.path);
    if (before?.hash !== file.hash) this.files.set(file.path, file);
    const document = this.documents.get(file.path);
    if (document && document.kept.hash !== file.hash) this.#meet(document, file);
  }

  /** What is open here was changed elsewhere. */
  #meet(document: PolicyDocument, theirs: Clash['theirs']): void {
    const { path, text, kept } = document;
    if (theirs === null && !document.isChanged) {
      this.close(path);
      this.notice = { kind: 'gone', about: path };
      return;
    }
    const found = theirs ? reconcile(kept.text, text, theirs.text) : { conflicts: 1 };
    if (!theirs || 'conflicts' in found) {
      this.clashes.set(path, { theirs });
      return;
    }
    this.clashes.delete(path);
    this.notice = { kind: document.isChanged ? 'merged' : 'reloaded', about: path };
    document.take(found.text);
    document.keep(theirs.text, theirs.hash);
  }

  #wasKept(document: PolicyDocument, text: string, hash: string): void {
    const { path } = document;
    document.keep(text, hash);
    this.files.set(path, { path, text, hash, editable: true });
    this.checker.files([[path, text]]);
  }

  #survey(): void {
    this.checker.survey(({ problems }) => {
      this.problems = problems;
    });
  }

  /** What the server refuses is said. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.notice = { kind: 'failed', about: (error as Error).message };
      return undefined;
    }
  }
}
