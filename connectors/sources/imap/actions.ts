import type { ImapFlow } from 'imapflow';
import type { Place } from '../../store/store.ts';
import type { ImapConfig } from './config.ts';
import { type Access, connect, disconnect } from './connection.ts';
import { explain } from './explain.ts';
import { type Explained, Looks } from './looks.ts';
import { MailboxActionError, renumbered } from './mailbox-action.ts';
import { AccessTokens } from './oauth.ts';

/** The flags that policies name (RFC 3501, section 2.3.2; RFC 8457). */
const FLAGS: { readonly [name: string]: string } = {
  flagged: '\\Flagged',
  seen: '\\Seen',
  important: '$Important',
};

type Act<T> = (client: ImapFlow, explained: Explained) => Promise<T>;

/** What policies do to mails in their mailboxes: the only part that changes anything there. */
export class MailboxActions {
  readonly #accounts: ReadonlyMap<string, Access>;
  /** One thing at a time in each mailbox: accounts allow few connections. */
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #looks = new Map<string, Looks>();

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
   * @returns where it lies now, where the server tells (RFC 4315), or one mail there has its Message-ID
   * @param messageId without angle brackets; with it, a mail that lies in the folder already counts as moved, so that a repeat
   *   after a crash is harmless.
   * @throws MailboxActionError
   */
  move(place: Place, folder: string, messageId = ''): Promise<Place | undefined> {
    return this.#in(place, async (client) => {
      if (!(await isThere(client, place))) {
        const found = await uidsIn(client, folder, messageId);
        if (!found.length) throw gone(place);
        return found.length === 1 ? placeIn(client, place, folder, found[0]!) : undefined;
      }
      await makeFolder(client, folder);
      const moved = await client.messageMove(String(place.uid), folder, { uid: true });
      if (!moved) throw new MailboxActionError(`The server would not move the mail to "${folder}".`, false);
      const uid = moved.uidMap?.get(place.uid);
      if (uid === undefined || moved.uidValidity === undefined) return undefined;
      return { mailbox: place.mailbox, folder, uidValidity: String(moved.uidValidity), uid };
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
   * Which of these states hold by the mail's flags and its place: what a lost notice would have told. Looks that wait for one
   * mailbox are served together.
   *
   * @param signal takes it back
   * @throws MailboxActionError; the signal's reason
   */
  look(place: Place, states: readonly string[], messageId = '', signal?: AbortSignal): Promise<string[]> {
    const { mailbox } = place;
    const looks = this.#looks.get(mailbox) ?? new Looks((serve) => this.#turn(mailbox, serve));
    this.#looks.set(mailbox, looks);
    return looks.look({ place, states, messageId }, signal);
  }

  #in<T>(place: Place, act: (client: ImapFlow) => Promise<T>): Promise<T> {
    return this.#turn(place.mailbox, async (client, explained) => {
      try {
        await open(client, place);
        return await act(client);
      } catch (error) {
        throw explained(error, place.folder);
      }
    });
  }

  #turn<T>(mailbox: string, act: Act<T>): Promise<T> {
    const before = this.#last.get(mailbox) ?? Promise.resolve();
    const done = before.then(() => this.#connected(mailbox, act));
    this.#last.set(
      mailbox,
      done.catch(() => {}),
    );
    return done;
  }

  async #connected<T>(mailbox: string, act: Act<T>): Promise<T> {
    const access = this.#accounts.get(mailbox);
    if (!access) throw new MailboxActionError(`There is no mailbox "${mailbox}" in the configuration.`, false);
    const explained: Explained = (error, folder) =>
      error instanceof MailboxActionError ? error : new MailboxActionError(explain(error, access.config, folder), true);
    let client: ImapFlow | undefined;
    try {
      client = await connect(access);
      return await act(client, explained);
    } catch (error) {
      throw explained(error);
    } finally {
      if (client) await disconnect(client);
    }
  }
}

async function open(client: ImapFlow, place: Place): Promise<void> {
  const error = renumbered(place, await client.mailboxOpen(place.folder));
  if (error) throw error;
}

async function isThere(client: ImapFlow, { uid }: Place): Promise<boolean> {
  const found = await client.search({ uid: String(uid) }, { uid: true });
  return (found || []).includes(uid);
}

/** The mails of a Message-ID in a folder, which is open then. */
async function uidsIn(client: ImapFlow, folder: string, messageId: string): Promise<readonly number[]> {
  if (!messageId || !(await exists(client, folder))) return [];
  await client.mailboxOpen(folder, { readOnly: true });
  return (await client.search({ header: { 'message-id': `<${messageId}>` } }, { uid: true })) || [];
}

function placeIn({ mailbox: open }: ImapFlow, { mailbox }: Place, folder: string, uid: number): Place | undefined {
  return open ? { mailbox, folder, uidValidity: String(open.uidValidity), uid } : undefined;
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
