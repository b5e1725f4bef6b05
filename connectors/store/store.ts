import type { Answers, Corrections } from './contracts/answers.ts';
import type { Inhibitions, NotificationLog, Silences } from './contracts/attention.ts';
import type { Drafts, Proposals, RuleChanges, Switches } from './contracts/editing.ts';
import type { Erasure } from './contracts/erasure.ts';
import type { Bytes, Cursors, Events } from './contracts/intake.ts';
import type { Absences, Addresses, Overrides, Subscriptions } from './contracts/people.ts';
import type { Counters, Rulesets } from './contracts/rules.ts';
import type { Senders, Verdicts } from './contracts/senders.ts';
import type { Codes, Episodes, Installation, Leases, Outgoing, Tasks, UsedTokens } from './contracts/work.ts';

export type * from './contracts/answers.ts';
export type * from './contracts/attention.ts';
export type * from './contracts/editing.ts';
export type * from './contracts/erasure.ts';
export type * from './contracts/intake.ts';
export type * from './contracts/people.ts';
export type * from './contracts/rules.ts';
export type * from './contracts/senders.ts';
export type * from './contracts/work.ts';

/**
 * Everything that Posthorn remembers outside Temporal: what was taken in, who was told, tasks, addresses, cursors.
 * One implementation over `kysely`; SQLite is embedded, Postgres is for several machines. Every write that returns has
 * reached the disk. Times are epoch milliseconds.
 */
export interface Store {
  /** Raw messages, byte for byte. */
  readonly mails: Bytes;
  /** Sealed payloads that are too large for a history. */
  readonly payloads: Bytes;
  readonly events: Events;
  readonly answers: Answers;
  readonly corrections: Corrections;
  readonly cursors: Cursors;
  readonly log: NotificationLog;
  readonly silences: Silences;
  readonly inhibitions: Inhibitions;
  readonly tasks: Tasks;
  readonly outgoing: Outgoing;
  readonly tokens: UsedTokens;
  readonly codes: Codes;
  readonly directory: Addresses;
  readonly absences: Absences;
  readonly overrides: Overrides;
  readonly subscriptions: Subscriptions;
  readonly counters: Counters;
  readonly senders: Senders;
  readonly verdicts: Verdicts;
  readonly rules: Rulesets;
  readonly drafts: Drafts;
  readonly switches: Switches;
  readonly proposals: Proposals;
  readonly ruleChanges: RuleChanges;
  readonly leases: Leases;
  readonly episodes: Episodes;
  readonly erasure: Erasure;
  readonly installation: Installation;
  close(): Promise<void>;
}
