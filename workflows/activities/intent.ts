import { Suggestions } from '../../connectors/intent/replies/suggest.ts';
import { Mail } from '../../engine/facts/mail.ts';
import type { Intent } from '../../engine/intent/schema.ts';
import { parseDuration } from '../../engine/plan/duration.ts';
import type { Value } from '../../engine/plan/expression.ts';
import type { Asking, Writer } from '../../engine/reply/due.ts';
import { toldOf } from '../../engine/reply/told.ts';
import { writerOf } from '../../engine/reply/writer.ts';
import type { Perform } from '../definitions/activities.ts';
import { personBehind } from './clock.ts';
import { pastMails } from './history.ts';
import type { Parts } from './parts.ts';
import { permanent } from './permanent.ts';

/** Mails whose readings are kept for policies that ask later. */
const MOST_KEPT = 500;

interface Read {
  readonly intent: Intent;
  readonly writer: Writer;
}

/** Reads a mail once, however many policies want to know what it wants; when to answer depends on who asks. */
export function intent(parts: Pick<Parts, 'store' | 'intents' | 'people'>): Perform {
  const { store, intents } = parts;
  const past = pastMails(parts);
  const suggestions = new Suggestions((hash) => store.mails.read(hash));
  const read = once(async (event) => {
    const row = await store.events.get(event);
    if (!row) throw permanent('the mail is not in the store any more: nobody can say what it wants');
    const raw = await store.mails.read(row.mail);
    const mail = new Mail(raw, row.envelope);
    const writer = writerOf(mail);
    const intent = await intents.read(raw, row.envelope);
    const { kind, language } = intent;
    await store.answers.note({ event, kind, language, customer: writer.customer });
    return { intent: { ...intent, suggestedReply: await suggested(intent, mail, raw) }, writer };
  });
  /** What nobody answers has no suggestion; else the frame, where neither a model nor an earlier answer has a better one. */
  const suggested = async (intent: Intent, mail: Mail, raw: Uint8Array): Promise<string> => {
    if (!intent.suggestedReply) return '';
    const drafts = await suggestions.drafts(mail, intent, await past());
    return (await intents.word?.(raw, mail.envelope, drafts)) ?? drafts[0] ?? intent.suggestedReply;
  };
  return async ({ event, args, at }) => {
    const { intent, writer } = await read(event);
    const [within, who, there] = args;
    const [person, absences, history] = await Promise.all([
      personBehind(who, at, parts),
      store.absences.list(),
      past(),
    ]);
    return toldOf(intent, { at, ...asked(within, there), writer, person, absences, history });
  };
}

/** What a policy gives beside the mail; what is none is as good as not given. */
function asked(within: Value, there: Value): Pick<Asking, 'within' | 'there'> {
  return {
    ...(typeof within === 'string' && { within: parseDuration(within) }),
    ...(typeof there === 'string' && there && { there }),
  };
}

/** Those who ask for the same while it is under way, or later, get the same answer; a failure is nobody's answer for long. */
function once(read: (event: string) => Promise<Read>): (event: string) => Promise<Read> {
  const kept = new Map<string, Promise<Read>>();
  return (event) => {
    const known = kept.get(event);
    if (known) return known;
    const reading = read(event);
    kept.set(event, reading);
    reading.catch(() => kept.delete(event));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return reading;
  };
}
