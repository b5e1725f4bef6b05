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
 * off; `broken`: does not compile, and was never in force.
 */
export type PolicyState = 'active' | 'draft' | 'changed' | 'off' | 'broken';

export interface PolicyView {
  readonly path: string;
  readonly title: string;
  readonly owner: string;
  readonly state: PolicyState;
  /** Epoch ms. */
  readonly lastAlert?: number | undefined;
}

export interface GitView {
  readonly branch: string | null;
  readonly head: string | null;
  /** Paths of the rules that are not as they were committed. */
  readonly changed: readonly string[];
}

export interface WorkspaceView {
  readonly files: readonly FileView[];
  readonly policies?: readonly PolicyView[] | undefined;
  readonly git?: GitView | null | undefined;
}

/** Lines that both sides changed. */
export interface Conflict {
  readonly line: number;
  readonly mine: string;
  readonly base: string;
  readonly theirs: string;
}

/** The file is not what it was: nothing was written. */
export interface Changed {
  readonly theirs: { readonly text: string; readonly hash: string } | null;
}

export type Kept = { readonly hash: string } | Changed;
