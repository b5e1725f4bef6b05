import type { LoggedAlert, RuleChange } from '../../connectors/store/store.ts';
import type { Priority, Stage } from '../../engine/plan/priority.ts';
import type { Became } from '../acts/became.ts';

/** Why persons were, or were not, told of one event. Plain JSON; times in epoch ms. */
export interface Why {
  readonly event: Subject;
  /** In the order in which they were named first; of one person alone where one was asked for. */
  readonly persons: readonly PersonWhy[];
  /** What ran, each with the condition that let the mail through. */
  readonly policies: readonly PolicyWhy[];
  /** What did not run, the nearest to it first: those that name the person who was asked for before the others. */
  readonly others: readonly PolicyWhy[];
  /** The mail itself is not kept any more, so that no condition can be looked at again. */
  readonly mailIsGone: boolean;
}

export interface Subject {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly messageId: string;
  readonly mailbox: string;
  readonly receivedAt: number;
  readonly state: 'taken' | 'started' | 'unmatched';
}

export interface PersonWhy {
  /** Id; a name of the rules where it stands for nobody. */
  readonly person: string;
  readonly name: string;
  /** One for each wish that named them, in the order of time; empty for somebody whom no wish named. */
  readonly wishes: readonly WishWhy[];
}

/** One wish to tell somebody, and its verdict. */
export interface WishWhy {
  readonly policy: string;
  readonly at: number;
  readonly sent: boolean;
  /** Of `engine/arbiter/reason.ts`. */
  readonly reason: string;
  /** The reason in the language that was asked for. */
  readonly words: string;
  readonly channel?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly turn?: string | undefined;
  readonly priority?: Priority | undefined;
  /** The step in the rules. */
  readonly place?: Place | undefined;
  /** What is behind a refusal, where the arbiter named it. */
  readonly cause?: string | undefined;
  /** What each stage of the arbiter remarked. */
  readonly notes?: { readonly [stage: string]: string } | undefined;
  readonly alert?: string | undefined;
  readonly delivery?: Delivery | undefined;
  /** Of a wish that was gathered: the summary that holds it, or `waiting` where none was told yet. Absent for what earlier versions gathered. */
  readonly summary?: Summary | 'waiting' | undefined;
}

/** A summary that held a wish, and what became of it. */
export interface Summary extends Delivery {
  readonly subject: string;
  /** How many items it holds. */
  readonly items: number;
}

/** What became of the alert that carries a wish. */
export interface Delivery extends Pick<LoggedAlert, 'state' | 'receipt' | 'detail' | 'loggedAt'> {
  readonly channel: string;
  /** The alert, where it carries a first quote: its PDF lies at `/alerts/<key>/quote.pdf`. */
  readonly quoteOf?: string | undefined;
  readonly became?: Became | undefined;
}

/** Where a step stands, as the file was when the policy was published. */
export interface Place {
  /** Relative to the rules folder. */
  readonly file: string;
  /** From 1; absent for rules that an earlier version published. */
  readonly line?: number | undefined;
  /** Where the policy calls the flow that the step stands in. */
  readonly calledAt?: Place | undefined;
}

export interface PolicyWhy {
  readonly policy: string;
  readonly title: string;
  /** Of the plan, its first 12 digits. */
  readonly hash: string;
  readonly file: string;
  /** Who last activated it in the editor, or switched it, before the mail came; absent where nobody did. */
  readonly changed?: Omit<RuleChange, 'subject'> | undefined;
  /** Ids of the persons whom it names anywhere, whether or not the run came there. */
  readonly names: readonly string[];
  /** Absent where the mail or the plan is not kept. */
  readonly condition?: Judged | undefined;
  /** The phrases that were found, and what stands around them. */
  readonly found: readonly Found[];
}

/** A condition, or a part of one, and what became of it. */
export interface Judged {
  readonly label: string;
  readonly truth: boolean | 'unknown';
  readonly of: readonly Judged[];
  readonly reads: readonly { readonly path: string; readonly value: string }[];
}

export interface Found {
  /** The fact: `mail.subject`. */
  readonly in: string;
  readonly phrase?: string | undefined;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}
