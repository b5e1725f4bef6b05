import type { Publication } from '../rules/active.ts';

/** What a process has to say while it runs. */
export interface Voice {
  /** Something takes a while. */
  progress(message: string): void;
  /** Something is wrong, in one sentence without mail content. */
  warn(message: string): void;
  published(publication: Publication): void;
}
