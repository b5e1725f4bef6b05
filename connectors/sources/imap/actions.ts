import type { ImapFlow } from 'imapflow';
import type { Place } from '../../store/store.ts';
import type { ImapConfig } from './config.ts';
import { type Access, connect, disconnect } from './connection.ts';
import { explain } from './explain.ts';
import { AccessTokens } from './oauth.ts';

/** The flags that policies name (RFC 3501, section 2.3.2; RFC 8457). */
const FLAGS: { readonly [name: string]: string } = {
  flagged: '\\Flagged',
  seen: '\\Seen',
  important: '$Important',
};

/** Something could not be done in a mailbox. */
export class MailboxActionError extends Error {
  override readonly name = 'MailboxActionError';
  /** Whether it may go well later. */
  readonly temporary: boolean;

  constructor(message: string, temporary: boolean) {
    super(message);
    this.temporary = temporary;
  }
}

/** What policies do to mails in their mailboxes: the only part that changes anything there. */
export class MailboxActions {
  readonly #accounts: ReadonlyMap<string, Access>;
  /** One thing at a time in each mailbox: accounts allow few connections. */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(configs: readonly ImapConfig[]) {
    const { signal } = new AbortController();
    this.#accounts = new Map(
      configs.map((config) => {
        const tokens = config.oauth && new AccessTokens(config.oauth);
        return [config.name, { config, tokens, signal }];
      }),
    );
  }

  /**
   * Moves a mail into another folder of its mailbox, which is made where there is none.
   *
   * @param messageId without angle brackets; with it, a mail that lies in the folder already counts as moved, so that a repeat
   *   after a crash is harmless.
   * @throws MailboxActionError
   */
  move(place: Place, folder: string, messageId = ''): Promise<void> {
    return this.#in(place, async (client) => {
      if (!(await isThere(client, place))) {
        if (await holds(client, folder, messageId)) return;
        throw gone(place);
      }
      await makeFolder(client, folder);
      const moved = await client.messageMove(String(place.uid), folder, { uid: true });
      if (!moved) throw new MailboxActionError(`The server would not move the mail to "${folder}".`, false);
    });
  }

  /** Sets a flag of those that policies name. @throws MailboxActionError */
  flag(place: Place, flag: string): Promise<void> {
    return this.#in(place, async (client) => {
      const name = FLAGS[flag];
      if (!name) throw new MailboxActionError(`There is no flag "${flag}".`, false);
      if (!(await isThere(client, place))) throw gone(place);
      const set = await client.messageFlagsAdd(String(place.uid), [name], { uid: true });
      if (!set) throw new MailboxActionError(`"${place.folder}" cannot hold the flag ${name}.`, false);
    });
  }

  /**
   * Which of these states hold by the mail's flags and its place: what a lost notice would have told.
   *
   * @throws MailboxActionError
   */
  look(place: Place, states: readonly string[], messageId = ''): Promise<string[]> {
    return this.#in(place, async (client) => {
      const message = await client.fetchOne(String(place.uid), { flags: true }, { uid: true });
      const holding = message ? heldBy(message.flags ?? new Set()) : [await whereTo(client, place, messageId)];
      return states.filter((state) => holding.includes(state));
    });
  }

  #in<T>(place: Place, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const before = this.#last.get(place.mailbox) ?? Promise.resolve();
    const done = before.then(() => this.#connected(place, act));
    this.#last.set(
      place.mailbox,
      done.catch(() => {}),
    );
    return done;
  }

  async #connected<T>(place: Place, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    const access = this.#accounts.get(place.mailbox);
    if (!access) throw new MailboxActionError(`There is no mailbox "${place.mailbox}" in the configuration.`, false);
    let client: ImapFlow | undefined;
    try {
      client = await connect(access);
      await open(client, place);
      return await act(client);
    } catch (error) {
      if (error instanceof MailboxActionError) throw error;
      throw new MailboxActionError(explain(error, access.config, place.folder), true);
    } finally {
      if (client) await disconnect(client);
    }
  }
}

/** Where UIDs were given anew, the mail's new place becomes known as soon as the folder was read again. */
async function open(client: ImapFlow, { folder, uidValidity }: Place): Promise<void> {
  const box = await client.mailboxOpen(folder);
  if (String(box.uidValidity) !== uidValidity)
    throw new MailboxActionError(`The mail's place in "${folder}" is being looked for.`, true);
}

async function isThere(client: ImapFlow, { uid }: Place): Promise<boolean> {
  const found = await client.search({ uid: String(uid) }, { uid: true });
  return (found || []).includes(uid);
}

const heldBy = (flags: ReadonlySet<string>) => [
  ...(flags.has('\\Seen') ? ['mail.read'] : []),
  ...(flags.has('\\Answered') ? ['mail.answered'] : []),
];

/** What became of a mail that lies no longer in its folder. */
async function whereTo(client: ImapFlow, place: Place, messageId: string): Promise<string> {
  for (const { path, flags } of await client.list()) {
    if (path !== place.folder && !flags.has('\\Noselect') && (await holds(client, path, messageId)))
      return 'mail.moved';
  }
  return 'mail.deleted';
}

async function holds(client: ImapFlow, folder: string, messageId: string): Promise<boolean> {
  if (!messageId || !(await exists(client, folder))) return false;
  await client.mailboxOpen(folder, { readOnly: true });
  const found = await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true });
  return (found || []).length > 0;
}

async function makeFolder(client: ImapFlow, folder: string): Promise<void> {
  if (await exists(client, folder)) return;
  await client.mailboxCreate(folder);
  // Folders that nobody subscribed to are hidden in many mail programs.
  await client.mailboxSubscribe(folder);
}

const exists = async (client: ImapFlow, folder: string) => (await client.list()).some(({ path }) => path === folder);

const gone = ({ folder }: Place) =>
  new MailboxActionError(`The mail is no longer in "${folder}": somebody moved or deleted it.`, false);
