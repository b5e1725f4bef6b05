/*
 * What the server answers below /api/workspace, as the editor reads it.
 */

/** A file of the rules. */
export interface FileView {
  readonly path: string;
  readonly text: string;
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  /** Code of engineers is shown and never written. */
  readonly editable: boolean;
}

/**
 * `active`: what the folder holds is in force; `draft`: saved and never activated; `changed`: in force as it was before it was saved; `off`: switched
 * off; `broken`: does not compile as it is.
 */
export type PolicyState = 'active' | 'draft' | 'changed' | 'off' | 'broken';

export interface PolicyView {
  /** Its id: the path without `.ts`. */
  readonly policy: string;
  readonly path: string;
  readonly title: string;
  readonly owner: string;
  readonly state: PolicyState;
  /** Who saved what is not active, or switched it off. */
  readonly by?: string | undefined;
  /** Its file was deleted, which is not active yet. */
  readonly gone?: true | undefined;
  /** Epoch ms. */
  readonly lastAlert?: number | undefined;
}

export interface GitView {
  readonly branch?: string | undefined;
  readonly head?: string | undefined;
  /** What is not as it was committed. */
  readonly changed: readonly GitChange[];
}

export interface GitChange {
  readonly path: string;
  readonly change: 'added' | 'changed' | 'deleted' | 'conflicted';
}

/** A person or team of the rules. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'team';
}

export interface WorkspaceView {
  readonly files: readonly FileView[];
  readonly policies: readonly PolicyView[];
  /** Files that were saved and are not active as they are. */
  readonly drafts: readonly { readonly path: string; readonly by: string }[];
  readonly people: readonly Party[];
  readonly git: GitView | null;
}

/** The file is not what it was: nothing was written. */
export interface Changed {
  readonly theirs: { readonly text: string; readonly hash: string } | null;
}

export type Kept = { readonly hash: string } | Changed;

interface Named {
  readonly policy: string;
  readonly title: string;
}

/** What would become active, or has. */
export interface Activation {
  /** `proposed`: nothing was done; `waiting`: for a second person; `changed`: it is no longer what was looked at; `refused`: something does not compile. */
  readonly state: 'proposed' | 'waiting' | 'activated' | 'changed' | 'refused';
  readonly confirm: string;
  readonly files: readonly {
    readonly path: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly by: string;
  }[];
  readonly policies: { readonly [kind in 'added' | 'changed' | 'gone']: readonly Named[] };
  readonly diagnostics: readonly Said[];
  readonly needsSecond: boolean;
  readonly waiting?: { readonly by: string; readonly at: number } | undefined;
}

/** What the compiler says, as it comes by JSON. */
export interface Said {
  readonly file: string;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
  readonly zh: { readonly message: string; readonly remedy: string };
}

export interface Switched {
  readonly state: 'done' | 'waiting' | 'refused';
  readonly waiting?: { readonly by: string; readonly at: number } | undefined;
}

/** A file as it was last committed, and as it lies on the disk. */
export interface Compared {
  readonly before: { readonly text: string } | null;
  readonly after: { readonly text: string } | null;
}
