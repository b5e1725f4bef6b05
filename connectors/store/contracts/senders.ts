/** What one mail tells of its sender. */
export interface SenderMail {
  /** The mail's event. */
  readonly event: string;
  /** Its address, in lower case. */
  readonly sender: string;
  /** Its registrable domain; the address itself where everybody has mailboxes there. */
  readonly root: string;
  /** Its display name, as it is compared; empty where there is none to compare. */
  readonly name: string;
  /** Where answers go. */
  readonly replyTo: string;
  readonly accounts: readonly string[];
  /** Codes of what was found in it. */
  readonly reasons: readonly string[];
  /** Nothing was wrong with it: what it names may be called usual. */
  readonly isSound: boolean;
  /** When it came, in epoch ms. */
  readonly at: number;
}

/** What earlier mails told. */
export interface SenderPast {
  /** Epoch ms; absent where there was none. */
  readonly firstSeen?: number | undefined;
  readonly mails: number;
  readonly domainMails: number;
  /** Where answers to most went; empty where they went here and there. */
  readonly replyTo: string;
  /** Of sound mails of the domain, the latest first. */
  readonly accounts: readonly string[];
  /** Addresses of other domains with more than one sound mail under the same name. */
  readonly namesakes: readonly string[];
}

/** The history of senders. A row goes when its mail is erased. */
export interface Senders {
  /** Idempotent by event: what was noted first is kept. */
  note(mail: SenderMail): Promise<void>;
  /** What mails other than this one told. A handful of looks into indexes, whatever is kept. */
  past(mail: Pick<SenderMail, 'event' | 'sender' | 'root' | 'name'>): Promise<SenderPast>;
  /** Registrable domains from which sound mails come regularly, those with the most first. */
  regulars(least: number, limit: number): Promise<string[]>;
}

export type Verdict = 'fine' | 'bad';

/** What somebody of ours has said of a mail. */
export interface Said {
  readonly event: string;
  readonly verdict: Verdict;
  /** Id of the person; empty where nobody told. */
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
}

/** The last word about the mails of a sender, else of its domain. */
export interface SaidOfSender {
  readonly verdict: Verdict;
  readonly about: 'sender' | 'domain';
  readonly at: number;
  /** What was found in those that were said to be fine, and none was bad after. */
  readonly reasons: readonly string[];
}

/** What people say of mails. A row goes when its mail is erased. */
export interface Verdicts {
  /** The last word about a mail is the one that is kept. @returns false where nothing is known of its sender: no verdict was made on it */
  say(said: Said): Promise<boolean>;
  get(event: string): Promise<Said | undefined>;
  about(sender: Pick<SenderMail, 'sender' | 'root'>): Promise<SaidOfSender | undefined>;
}
