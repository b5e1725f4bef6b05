import type { Publication } from '../rules/active.ts';

/** What trouble is about: ids, and names of the configuration and of the rules. */
export interface About {
  readonly event?: string;
  readonly policy?: string;
  readonly source?: string;
  readonly channel?: string;
}

/** What a process has to say while it runs. */
export interface Voice {
  /** Something takes a while. */
  progress(message: string): void;
  /** Something is wrong, in one sentence without mail content. */
  warn(message: string, about?: About): void;
  published(publication: Publication): void;
}
