/** A file of the rules that was saved by the editor and is not active yet. */
export interface NewDraft {
  /** Below the rules folder: `sales/inquiry.ts`. */
  readonly file: string;
  /** SHA-256 (hex) of what was saved; null where the file was deleted. */
  readonly hash: string | null;
  /** What goes on to be active in its place; null where there was no such file. */
  readonly activeText: string | null;
  /** Who saved it, by name. */
  readonly by: string;
}

export interface Draft extends NewDraft {
  readonly at: number;
}

export interface Drafts {
  /** One for each file and hash: the same again is put in the place of the first. */
  keep(draft: NewDraft): Promise<void>;
  /** They were activated, or are no longer what the folder holds: all of them, or none. */
  end(drafts: readonly Pick<NewDraft, 'file' | 'hash'>[]): Promise<void>;
  /** By file, the latest first. */
  list(): Promise<Draft[]>;
}

/** A policy that is not active, whatever its file says. */
export interface SwitchedOff {
  readonly policy: string;
  readonly by: string;
  readonly at: number;
}

export interface Switches {
  /** One that is off stays as it was. */
  off(policy: string, by: string): Promise<void>;
  on(policy: string): Promise<void>;
  /** Those that are off, by policy. */
  list(): Promise<SwitchedOff[]>;
}

/** A change that waits for a second person. */
export interface Proposal {
  /** Digest of all that would change. */
  readonly hash: string;
  /** JSON of what it is, for people. */
  readonly about: string;
  readonly by: string;
  readonly at: number;
}

export interface Proposals {
  /** @returns the one of that hash that was made first, by whomever */
  make(hash: string, about: string, by: string): Promise<Proposal>;
  /** It was approved, or is out of date. */
  end(hash: string): Promise<void>;
  /** The newest first. */
  list(): Promise<Proposal[]>;
}

export type RuleChangeKind = 'activated' | 'switched off' | 'switched on';

/** Who changed what is active, for good. */
export interface RuleChange {
  /** A policy's id, or a file of the rules. */
  readonly subject: string;
  readonly kind: RuleChangeKind;
  readonly by: string;
  /** The second person, where it needed one. */
  readonly approvedBy?: string | undefined;
  readonly at: number;
}

export interface RuleChanges {
  /** Remembers one change of several subjects, at this instant. */
  note(change: Pick<RuleChange, 'kind' | 'by' | 'approvedBy'>, subjects: readonly string[]): Promise<void>;
  /** The latest one of a subject. @param until only those at or before then (epoch ms) */
  last(subject: string, until?: number): Promise<RuleChange | undefined>;
  /** The newest first; 500 unless told otherwise. */
  list(limit?: number): Promise<RuleChange[]>;
}
