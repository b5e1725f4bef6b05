import type { ImapFlow, ListResponse } from 'imapflow';
import { type Access, connect, disconnect } from './connection.ts';

/** What lies in these was not moved there to be worked on, or is a copy (RFC 6154). */
const APART = new Set(['\\Trash', '\\Drafts', '\\Sent', '\\Flagged']);

/** Beyond these an account's other folders are not searched. */
const MOST_FOLDERS = 200;

/** So many Message-IDs are searched by one command. */
const IDS_A_SEARCH = 20;

/** Finds the mails that left a folder in the other folders of their account. Opens a connection of its own when it is needed. */
export class Whereabouts {
  readonly #access: Access;
  #last: Promise<unknown> = Promise.resolve();

  constructor(access: Access) {
    this.#access = access;
  }

  /**
   * @param messageIds without angle brackets
   * @returns those of them that lie in a folder other than `from`
   */
  find(messageIds: readonly string[], from: string): Promise<ReadonlySet<string>> {
    if (!searchable(messageIds).size) return Promise.resolve(new Set());
    const search = this.#last.catch(() => {}).then(() => this.#search(messageIds, from));
    this.#last = search.catch(() => {});
    return search;
  }

  async #search(messageIds: readonly string[], from: string): Promise<ReadonlySet<string>> {
    const client = await connect(this.#access);
    try {
      return await findElsewhere(client, messageIds, from);
    } finally {
      await disconnect(client);
    }
  }
}

/**
 * Those of the Message-IDs (without angle brackets) that lie in a folder other than `from`, but for the rubbish and copies. Leaves
 * some other folder open.
 */
export async function findElsewhere(
  client: ImapFlow,
  messageIds: readonly string[],
  from: string,
): Promise<ReadonlySet<string>> {
  const wanted = searchable(messageIds);
  const found = new Set<string>();
  if (!wanted.size) return found;
  const folders = (await client.list()).filter((folder) => isSearched(folder, from));
  for (const { path } of folders.slice(0, MOST_FOLDERS)) {
    if (found.size === wanted.size) break;
    await searchFolder(client, path, wanted, found);
  }
  return found;
}

const searchable = (messageIds: readonly string[]) => new Set(messageIds.filter((id) => /^[\x21-\x7e]+$/.test(id)));

const isSearched = ({ path, flags, specialUse }: ListResponse, from: string) =>
  path !== from && !flags.has('\\Noselect') && !flags.has('\\NonExistent') && !APART.has(specialUse ?? '');

async function searchFolder(client: ImapFlow, path: string, wanted: ReadonlySet<string>, found: Set<string>) {
  // A folder that may not be opened is one that nobody of this account moved a mail to.
  if (!(await client.mailboxOpen(path, { readOnly: true }).catch((error) => refused(client, error)))) return;
  const ids = [...wanted].filter((id) => !found.has(id));
  for (let i = 0; i < ids.length; i += IDS_A_SEARCH) {
    const queries = ids.slice(i, i + IDS_A_SEARCH).map((id) => ({ header: { 'message-id': `<${id}>` } }));
    const uids = (await client.search(queries.length > 1 ? { or: queries } : queries[0]!, { uid: true })) || [];
    if (!uids.length) continue;
    for (const { envelope } of await client.fetchAll(uids.join(','), { envelope: true }, { uid: true })) {
      const id = envelope?.messageId?.replaceAll(/^<|>$/g, '');
      if (id && wanted.has(id)) found.add(id);
    }
  }
}

function refused(client: ImapFlow, error: unknown): undefined {
  if (!client.usable) throw error;
}
