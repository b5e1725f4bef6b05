import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { SenderMail, Senders } from './store.ts';

/** Accounts are looked for in so many of the latest mails that named some. */
const MAILS_WITH_ACCOUNTS = 50;
const MOST_ACCOUNTS = 20;
const MOST_NAMESAKES = 6;
/** More than one mail: whoever wrote once may have been a thief. */
const LEAST_OF_NAMESAKE = 2;
/** An address is the usual one of a sender where answers to so large a part of the mails went there. */
const USUAL = 0.75;
/** The usual address is looked for in so many of the latest mails. */
const MAILS_WITH_REPLY = 100;

export function senders(db: Database): Senders {
  return {
    async note({ event, sender, root, name, replyTo, accounts, reasons, isSound, at }) {
      await db
        .insertInto('senders')
        .values({
          event,
          sender,
          root,
          name,
          reply_to: replyTo,
          accounts: JSON.stringify(accounts),
          reasons: JSON.stringify(reasons),
          sound: Number(isSound),
          at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async past(mail) {
      const [own, domainMails, replyTo, accounts, namesakes] = await Promise.all([
        ownMails(db, mail),
        mailsOfDomain(db, mail),
        usualReply(db, mail),
        usualAccounts(db, mail),
        sameName(db, mail),
      ]);
      return { ...own, domainMails, replyTo, accounts, namesakes };
    },
    async regulars(least, limit) {
      const rows = await db
        .selectFrom('senders')
        .select(['root', COUNT])
        .where('sound', '=', 1)
        .where('root', 'not like', '%@%')
        .groupBy('root')
        .having(sql<number>`count(*)`, '>=', least)
        .orderBy('mails', 'desc')
        .orderBy('root')
        .limit(limit)
        .execute();
      return rows.map(({ root }) => root);
    },
  };
}

type Asked = Pick<SenderMail, 'event' | 'sender' | 'root' | 'name'>;

const COUNT = sql<number>`count(*)`.as('mails');

async function ownMails(db: Database, { event, sender }: Asked) {
  const { mails, first } = await db
    .selectFrom('senders')
    .select((of) => [COUNT, of.fn.min('at').as('first')])
    .where('sender', '=', sender)
    .where('event', '!=', event)
    .executeTakeFirstOrThrow();
  return { mails: Number(mails), firstSeen: first === null ? undefined : Number(first) };
}

async function mailsOfDomain(db: Database, { event, root }: Asked): Promise<number> {
  const { mails } = await db
    .selectFrom('senders')
    .select(COUNT)
    .where('root', '=', root)
    .where('event', '!=', event)
    .executeTakeFirstOrThrow();
  return Number(mails);
}

async function usualReply(db: Database, { event, sender }: Asked): Promise<string> {
  const rows = await db
    .selectFrom('senders')
    .select('reply_to')
    .where('sender', '=', sender)
    .where('event', '!=', event)
    .where('sound', '=', 1)
    .orderBy('at', 'desc')
    .limit(MAILS_WITH_REPLY)
    .execute();
  const counts = Map.groupBy(rows, ({ reply_to }) => reply_to);
  for (const [address, those] of counts) if (those.length >= rows.length * USUAL) return address;
  return '';
}

async function usualAccounts(db: Database, { event, root }: Asked): Promise<string[]> {
  const rows = await db
    .selectFrom('senders')
    .select('accounts')
    .where('root', '=', root)
    .where('event', '!=', event)
    .where('sound', '=', 1)
    .where('accounts', '!=', '[]')
    .orderBy('at', 'desc')
    .limit(MAILS_WITH_ACCOUNTS)
    .execute();
  const named = rows.flatMap(({ accounts }) => JSON.parse(accounts) as string[]);
  return [...new Set(named)].slice(0, MOST_ACCOUNTS);
}

async function sameName(db: Database, { sender, root, name }: Asked): Promise<string[]> {
  if (!name) return [];
  const rows = await db
    .selectFrom('senders')
    .select(['sender', COUNT])
    .where('name', '=', name)
    .where('sender', '!=', sender)
    .where('root', '!=', root)
    .where('sound', '=', 1)
    .groupBy('sender')
    .having(sql<number>`count(*)`, '>=', LEAST_OF_NAMESAKE)
    .orderBy('mails', 'desc')
    .orderBy('sender')
    .limit(MOST_NAMESAKES)
    .execute();
  return rows.map((row) => row.sender);
}
