import { asksIn } from './asks.ts';
import { momentOf } from './dates/day.ts';
import { type Deadline, deadlineDate, deadlinesIn, END_OF_DAY } from './deadline.ts';
import { delayIn } from './delay.ts';
import { grounded } from './ground.ts';
import { kindOf, type Weigh } from './kind/decide.ts';
import type { Letter } from './letter.ts';
import { priceIn } from './price.ts';
import { quantityIn } from './quantity.ts';
import { type Found, quoteOf, readingOf } from './reading.ts';
import type { Intent, Kind, Quote, ValueName } from './schema.ts';
import { urgencyIn } from './urgency.ts';
import { replyTo, summaryOf } from './wording.ts';

export const OFFLINE = 'offline';

/** What customers who press are answered within, where they name no time themselves. */
const PRESSED = 'PT2H';
const PRESSED_HOURS = 2;
const HURRIED: readonly Kind[] = ['inquiry', 'order', 'complaint', 'customs-issue', 'logistics-delay', 'other'];

/**
 * Reads what a mail wants, from the words that stand in it, without any network. Never throws.
 *
 * @param weigh what a trained classifier thinks of its kind; without it, the signs alone tell
 * @param told what somebody said that it is
 */
export function readIntent(letter: Letter, weigh?: Weigh, told?: Kind): Intent {
  const reading = readingOf(letter);
  const { kind, sure } = told ? { kind: told, sure: 1 } : kindOf(reading, weigh);
  const asks = asksIn(letter, kind, reading.dates);
  const price = priceIn(reading, kind);
  const quantity = quantityIn(reading, kind);
  const delayDays = delayIn(reading, kind);
  const deadlines = deadlinesIn(reading, kind);
  const urgent = urgencyIn(reading, kind);
  const [deadline] = deadlines;
  const reply = replyOf(deadlines, urgent, kind);
  const found: { readonly [field in ValueName]: Found<unknown> | undefined } = {
    price,
    quantity,
    delayDays,
    deadline,
    urgent,
    replyWithin: reply.from,
  };
  const read = {
    language: letter.language,
    kind,
    asks: [...asks],
    price: price?.value ?? null,
    quantity: quantity?.value ?? null,
    delayDays: delayDays?.value ?? null,
    deadline: deadline ? deadlineDate(deadline.value) : null,
    urgent: urgent !== undefined,
  };
  const { written } = letter;
  const moment = reply.within ? momentAfter(reply, written.at) : deadline && endOf(deadline.value, written.offset);
  const intent: Intent = {
    ...read,
    replyWithin: reply.within ?? null,
    replyBy: moment === undefined ? null : `${new Date(moment).toISOString().slice(0, 19)}Z`,
    summary: summaryOf(read),
    suggestedReply: replyTo(read),
    evidence: evidenceOf(found, letter),
    confidence: {
      kind: sure,
      ...Object.fromEntries(
        Object.entries(found).flatMap(([field, value]) => (value ? [[field, Math.round(value.sure * 100) / 100]] : [])),
      ),
    },
    provider: OFFLINE,
  };
  return grounded(intent, letter);
}

interface Reply {
  readonly within?: string | undefined;
  readonly from?: Found<unknown> | undefined;
  readonly deadline?: Deadline | undefined;
}

/** Within which time an answer is wanted: as the mail says, or soon where it presses. */
function replyOf(deadlines: readonly Found<Deadline>[], urgent: Found<true> | undefined, kind: Kind): Reply {
  const stated = deadlines.find(({ value }) => value.within);
  if (stated) return { within: stated.value.within, from: stated, deadline: stated.value };
  return urgent && HURRIED.includes(kind) ? { within: PRESSED, from: urgent } : {};
}

function momentAfter({ deadline, within }: Reply, at: number): number | undefined {
  if (!deadline) return at + PRESSED_HOURS * 3_600_000;
  if (deadline.moment !== undefined) return deadline.moment;
  const days = /^P(\d+)D$/.exec(within ?? '')?.[1];
  return days ? at + Number(days) * 86_400_000 : undefined;
}

const endOf = ({ day, moment }: Deadline, offset: number) => moment ?? momentOf(day, END_OF_DAY, offset);

const evidenceOf = (found: { readonly [field: string]: Found<unknown> | undefined }, letter: Letter) =>
  Object.fromEntries(
    Object.entries(found).flatMap(([field, value]): [string, Quote][] =>
      value ? [[field, quoteOf(letter, value)]] : [],
    ),
  );
