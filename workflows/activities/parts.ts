import type { LinkMaker } from '../../connectors/channels/link-maker.ts';
import type { Channels } from '../../connectors/channels/open.ts';
import type { Observe } from '../../connectors/happening.ts';
import type { IntentProvider } from '../../connectors/intent/provider.ts';
import type { Outbox } from '../../connectors/outgoing/outbox.ts';
import type { Stock } from '../../connectors/stock/open.ts';
import type { Place, Store } from '../../connectors/store/store.ts';
import type { TaskSystems } from '../../connectors/tasks/open.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import type { Value } from '../../engine/plan/expression.ts';
import type { Signature } from '../../engine/plan/extension.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';

/** What can be done to a mail where it lies. */
export interface MailboxActions {
  /**
   * Moves it into another folder of its mailbox, which is made where there is none. With its Message-ID a repeat is harmless.
   *
   * @returns where it lies now, as far as the server tells
   */
  move(place: Place, folder: string, messageId?: string): Promise<Place | undefined>;
  /** @param flag as policies name it: `flagged`, `seen`, `important` */
  flag(place: Place, flag: string): Promise<void>;
  /**
   * Which of these states of a mail hold, by where and how it lies: `mail.read`, `mail.answered`, `mail.moved`, `mail.deleted`.
   *
   * @param messageId without angle brackets; finds a mail that was moved
   * @param signal takes the look back
   */
  look(place: Place, states: readonly string[], messageId?: string, signal?: AbortSignal): Promise<string[]>;
}

/** The summaries that run. */
export interface Gatherings {
  /** Resolves when the alert is safe in the summary of its person and key. */
  join(item: Item): Promise<void>;
}

/** A moment of a policy's schedule. Epoch milliseconds. */
export interface Tick {
  readonly policy: string;
  readonly at: number;
  readonly previous: number | undefined;
}

/** Does what extensions declare. */
export interface Performer {
  /**
   * Performs an effect by its full name (`ext:erp.createInvoice`). The result is held to the signature.
   *
   * @throws an error with `temporary: false` where no repeat will help
   */
  perform(
    effect: string,
    signature: Signature,
    args: readonly Value[],
    attempt: { readonly key: string; readonly signal: AbortSignal },
  ): Promise<Value>;
}

/** What activities work with. */
export interface Parts {
  readonly store: Store;
  readonly channels: Channels;
  /** Makes the links of an alert when it is sent. Absent: alerts carry none. */
  readonly links?: LinkMaker | undefined;
  readonly tasks: TaskSystems;
  /** Sends mail of the company's own. */
  readonly outbox: Outbox;
  readonly mailboxes: MailboxActions;
  /** Reads what mails want. */
  readonly intents: IntentProvider;
  /** Says what the stock list has of a mail. */
  readonly stock: Stock;
  /** Absent: none are loaded here. */
  readonly extensions?: Performer | undefined;
  /** Takes a moment of a schedule in as an event. Idempotent. */
  takeTick(tick: Tick): Promise<void>;
  readonly gatherings: Gatherings;
  readonly observe?: Observe | undefined;
  /** The people of the rules that are active now. */
  people(): Ruleset['people'];
}
