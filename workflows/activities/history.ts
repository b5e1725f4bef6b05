import { readOffline } from '../../connectors/intent/offline/provider.ts';
import type { AnsweredMail, Store } from '../../connectors/store/store.ts';
import { KINDS, type Kind } from '../../engine/intent/schema.ts';
import { type Answered, HISTORY_MS, MOST_ANSWERED } from '../../engine/reply/answered.ts';
import { writerIn } from '../../engine/reply/writer.ts';

/** Mails that were answered before anybody asked what they want: so many are read at one time, and the others the next time. */
const READ_AT_ONCE = 100;
/** What was answered a minute ago changes no quantile. */
const KEPT_MS = 60_000;

type Parts = { readonly store: Pick<Store, 'answers' | 'mails' | 'events'> };

/** What was answered, with what it was. */
export type PastMail = Answered & Pick<AnsweredMail, 'mail' | 'reply' | 'event'> & { readonly language: string };

/** Past mails and their answers, looked up at most once a minute. @returns by the instant (epoch ms) at which they are asked for */
export function pastMails(parts: Parts, clock: () => number = Date.now): () => Promise<readonly PastMail[]> {
  let kept: { readonly until: number; readonly mails: Promise<readonly PastMail[]> } | undefined;
  return () => {
    const now = clock();
    if (kept && now < kept.until) return kept.mails;
    const mails = lookUp(parts, now);
    kept = { until: now + KEPT_MS, mails };
    mails.catch(() => {
      kept = undefined;
    });
    return mails;
  };
}

async function lookUp(parts: Parts, now: number): Promise<readonly PastMail[]> {
  const rows = await parts.store.answers.since(now - HISTORY_MS, MOST_ANSWERED);
  const past: PastMail[] = [];
  let left = READ_AT_ONCE;
  for (const row of rows) {
    const reading = row.reading ?? (left-- > 0 ? await read(row, parts) : undefined);
    if (!reading) continue;
    const { kind, language, customer } = reading;
    const { event, mail, receivedAt, answeredAt, reply } = row;
    past.push({ kind: kindOf(kind), language, customer, event, mail, receivedAt, answeredAt, reply });
  }
  return past;
}

/** A later version may know other kinds. */
const kindOf = (name: string): Kind => KINDS.find((kind) => kind === name) ?? 'other';

/** Offline, whatever is configured: history is no reason to ask a model. A mail that cannot be read is none to go by. */
async function read({ event, mail, receivedAt }: AnsweredMail, { store }: Parts) {
  try {
    const raw = await store.mails.read(mail);
    const envelope = { mailbox: '', receivedAt };
    const { kind, language } = readOffline(raw, envelope);
    const reading = { event, kind, language, customer: writerIn(raw, envelope).customer };
    await store.answers.note(reading);
    return reading;
  } catch {
    return undefined;
  }
}
