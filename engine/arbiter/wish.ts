import type { Value } from '../plan/expression.ts';
import type { FirstQuote } from '../plan/first-quote.ts';
import type { Priority, Stage } from '../plan/priority.ts';
import type { Template } from '../plan/ruleset.ts';

/** The texts of one wish by language: from a template with the facts that it names, or written in the policy. */
export type Wording =
  | {
      readonly kind: 'template';
      readonly texts: { readonly [language: string]: Template };
      readonly facts: { readonly [path: string]: Value };
    }
  | { readonly kind: 'text'; readonly text: string }
  /** A summary of alerts that were gathered under a key. */
  | { readonly kind: 'digest'; readonly key: string; readonly items: readonly Summarised[] };

/** What a summary shows of an item. */
export type Summarised = Pick<Item, 'subject' | 'body'> & Partial<Pick<Item, 'key' | 'priority' | 'danger'>>;

/** What goes into a summary: an alert that was not sent on its own. Plain JSON. */
export interface Item {
  /** `event/policy#branch:seq person` of the leading wish: a repeat is one item. */
  readonly key: string;
  readonly event: string;
  readonly person: string;
  readonly into: Gathering;
  readonly subject: string;
  readonly body: string;
  readonly priority: Priority;
  readonly danger: boolean;
  readonly policies: readonly string[];
  /** Who answers for the leading policy, and hears of it should the summary reach nobody. */
  readonly owner?: string | undefined;
  /** Epoch ms of the judgement (logical time). */
  readonly at: number;
}

/** That somebody be told: what `notify` asks of the arbiter. */
export interface Wish {
  /** `policy#branch:seq` */
  readonly key: string;
  readonly policy: string;
  /** Who answers for the policy; a label for silences. */
  readonly owner?: string | undefined;
  /** The policy's title: heads its text where an alert carries several. */
  readonly title: string;
  readonly branch: string;
  readonly seq: number;
  readonly step?: string | undefined;
  /** Names of the rules: `purchasing.lead`. */
  readonly who: readonly string[];
  readonly wording: Wording;
  readonly stage: Stage;
  readonly turn: string;
  readonly priority: Priority;
  readonly danger: boolean;
  /** Channels to try before the person's own order: `['voice']` for a call. */
  readonly by?: readonly string[] | undefined;
  /** How long (ms) each channel has to be acknowledged before the next one is tried. Absent: failing alone leads on. */
  readonly acknowledgeWithin?: number | undefined;
  /** May ring in quiet hours. */
  readonly breakThrough?: boolean | undefined;
  /** Does not ring before this instant (epoch ms), whoever is told: see `quietBy`. */
  readonly ringFrom?: number | undefined;
  /** Whoever acts on the alert must prove who they are. */
  readonly identity?: boolean | undefined;
  /** The alert asks whether the mail was fine or bad. */
  readonly verdict?: boolean | undefined;
  /** It comes in again: it was put off in quiet hours, or only shown. Set by the arbiter alone. */
  readonly due?: 'deferred' | 'ring' | undefined;
  /** Goes into a summary of its key instead of an alert of its own. */
  readonly digest?: Gathering | undefined;
  /** What could be offered to the customer. A summary has no room for it. */
  readonly quote?: FirstQuote | undefined;
}

/** So soon (ms) is now: the first second of the working time of who works now is over in a second. */
const NOW_MS = 60_000;

/** Until when (epoch ms) a wish keeps itself from ringing; undefined where it may ring at that instant. */
export const quietBy = ({ ringFrom }: Pick<Wish, 'ringFrom'>, at: number): number | undefined =>
  ringFrom !== undefined && ringFrom > at + NOW_MS ? ringFrom : undefined;

/** How alerts to one person become one. Times in ms. */
export interface Gathering {
  /** Alerts with the same key are gathered, across all mails. */
  readonly key: string;
  /** From the first of them to the summary. */
  readonly wait: number;
  /** From one summary to the next. */
  readonly interval: number;
}
