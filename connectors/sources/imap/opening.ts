import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Cursor, LyingMail, Place } from '../../store/store.ts';
import type { Account, OpenFolder } from './open-folder.ts';
import { Progress } from './progress.ts';
import { findAgain } from './renumbered.ts';
import { WatchedMails } from './watched-mails.ts';

const DAY = 24 * 3_600_000;

/** What the caller keeps between two connections. */
export interface Memory {
  readonly progress: Progress | undefined;
  retakeSoon(): void;
}

/**
 * Opens a folder to read in it and finds where to go on: where this process was, where the last one was, or, at the first
 * connection ever, at the mail that comes next. Nothing in the folder is changed by any of what follows.
 */
export async function openFolder(
  account: Account,
  client: ImapFlow,
  path: string,
  memory: Memory,
): Promise<OpenFolder> {
  const { store, config } = account;
  const box = await client.mailboxOpen(path, { readOnly: true });
  const uidValidity = String(box.uidValidity);
  const placeOf = (uid: number): Place => ({ mailbox: config.name, folder: path, uidValidity, uid });
  const lying = await store.events.lyingIn(config.name, path, account.clock() - config.watchDays * DAY);
  const watched = WatchedMails.of(lying.filter(({ place }) => place.uidValidity === uidValidity));
  const folder = {
    ...account,
    client,
    path,
    watched,
    placeOf,
    retakeSoon: memory.retakeSoon,
    openedAt: box.highestModseq,
  };
  if (memory.progress?.uidValidity === uidValidity) return { ...folder, progress: memory.progress };
  const before = await store.cursors.get(config.name, path);
  return begin(folder, box, lying, before);
}

async function begin(
  folder: Omit<OpenFolder, 'progress'>,
  box: MailboxObject,
  lying: readonly LyingMail[],
  before: Cursor | undefined,
): Promise<OpenFolder> {
  const { store, config, path, clock } = folder;
  const uidValidity = String(box.uidValidity);
  if (before?.uidValidity === uidValidity)
    return { ...folder, progress: new Progress(store.cursors, config.name, path, before) };
  const from = { uidValidity, uidNext: await nextUid(folder.client, box), modSeq: undefined, readAt: clock() };
  const open = { ...folder, progress: new Progress(store.cursors, config.name, path, from) };
  const gone = lying.filter(({ place }) => place.uidValidity !== uidValidity);
  const wanted = before ? await findAgain(open, gone, before) : await asked(open);
  for (const uid of wanted) open.progress.ledger.owe(uid);
  await open.progress.save();
  return open;
}

/** At the first connection older mail is taken on request alone. */
async function asked({ client, config: { since } }: OpenFolder): Promise<number[]> {
  if (!since) return [];
  return (await client.search({ since: new Date(since) }, { uid: true })) || [];
}

/** UIDNEXT is not everywhere (RFC 3501, section 6.3.1): then it is one more than the last one's. */
async function nextUid(client: ImapFlow, { uidNext, exists }: MailboxObject): Promise<number> {
  if (uidNext) return uidNext;
  const last = exists ? await client.fetchOne('*', { uid: true }) : false;
  return last ? last.uid + 1 : 1;
}
