/** What somebody of ours has said of a sender's mails. */
export type Said = {
  readonly verdict: 'fine' | 'bad';
  /** Of this address, or of another one of its domain. */
  readonly about: 'sender' | 'domain';
  /** When, in ISO 8601. */
  readonly at: string;
  /** Codes of what was found in the mails that were said to be fine. */
  readonly reasons: readonly string[];
};

/**
 * What earlier mails say of a sender. The host looks it up when a mail is taken in, and keeps it with the event, so that
 * whoever looks at the mail later finds the same. A type, not an interface, so that it is a plain value too.
 */
export type SenderHistory = {
  /** Somebody looked. Without that nothing is known, which is not the same as a first mail. */
  readonly isKnown: boolean;
  /** When the first mail of this address came, in ISO 8601; absent before the second one. */
  readonly firstSeen?: string | undefined;
  /** Mails of this address before this one. */
  readonly mails: number;
  /** Mails of its registrable domain before this one; of everybody's domains only those of this address. */
  readonly domainMails: number;
  /** Where answers to most of its mails went; empty where they did not go to one address. */
  readonly replyTo: string;
  /** Accounts that its mails named and that nothing was wrong with, the latest first. */
  readonly accounts: readonly string[];
  /** Addresses of other domains from which somebody of the same name has written more than once. */
  readonly namesakes: readonly string[];
  /** A domain from which mails come regularly, and that this one, from which none came yet, is close to; or empty. */
  readonly resembles: string;
  /** It is not close by chance: letters that look alike, or the whole domain in front of another one. */
  readonly isLookAlike: boolean;
  /** The last word about a mail of this sender; absent where nobody said any. */
  readonly said?: Said | undefined;
};

export const NO_HISTORY: SenderHistory = {
  isKnown: false,
  firstSeen: undefined,
  mails: 0,
  domainMails: 0,
  replyTo: '',
  accounts: [],
  namesakes: [],
  resembles: '',
  isLookAlike: false,
  said: undefined,
};
