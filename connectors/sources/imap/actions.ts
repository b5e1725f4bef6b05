import type { ImapFlow } from 'imapflow';
import type { Place } from '../../store/store.ts';
import type { ImapConfig } from './config.ts';
import { connect, disconnect } from './connection.ts';
import { AccessTokens } from './oauth.ts';

/** What policies call flags, as IMAP has them (RFC 3501 §2.3.2, RFC 8457). */
const FLAGS: Readonly<Record<string, string>> = { flagged: '\\Flagged', seen: '\\Seen', important: '$Important' };

/** Something that cannot be done to a mail. The message holds no word of it. */
export class MailboxFailure extends Error {
  override readonly name = 'MailboxFailure';
  /** Whether a later try may succeed. */
  readonly temporary: boolean;

  constructor(message: string, temporary: boolean) {
    super(message);
    this.temporary = temporary;
  }
}

/** Acts on mails where they lie, each time on a connection of its own: it is rare, and must not disturb the watching. */
export class MailboxActions {
  readonly #configs: readonly ImapConfig[];

  constructor(configs: readonly ImapConfig[]) {
    this.#configs = configs;
  }

  /** Moves a mail into another folder of its account, which is made where there is none. @throws MailboxFailure */
  async move(place: Place, folder: string): Promise<void> {
    await this.#inFolder(place, async (client) => {
      await client.mailboxCreate(folder).catch(() => {});
      const moved = await client.messageMove(String(place.uid), folder, { uid: true });
      if (!moved) throw new MailboxFailure(`the mail could not be moved to ${folder}`, false);
    });
  }

  /** @param flag `flagged`, `seen` or `important` */
  async flag(place: Place, flag: string): Promise<void> {
    const name = FLAGS[flag];
    if (!name) throw new MailboxFailure(`there is no flag ${flag}`, false);
    await this.#inFolder(place, async (client) => {
      await client.messageFlagsAdd(String(place.uid), [name], { uid: true });
    });
  }

  async #inFolder({ mailbox, folder, uidValidity }: Place, act: (client: ImapFlow) => Promise<void>): Promise<void> {
    const config = this.#configs.find(({ name }) => name === mailbox);
    if (!config) throw new MailboxFailure(`the configuration has no mailbox ${mailbox} any more`, false);
    const tokens = config.oauth && new AccessTokens(config.oauth, Date.now);
    const client = await connect({ config, tokens, signal: new AbortController().signal }).catch((error: Error) => {
      throw new MailboxFailure(`${mailbox} cannot be reached: ${error.message}`, true);
    });
    try {
      const opened = await client.mailboxOpen(folder);
      if (String(opened.uidValidity) !== uidValidity)
        throw new MailboxFailure('the mailbox was numbered anew meanwhile', true);
      await act(client);
    } finally {
      await disconnect(client);
    }
  }
}
