import { readOffline } from '../../../connectors/intent/offline/provider.ts';
import { type Intent, KINDS } from '../../../engine/intent/schema.ts';
import { type Labelled, labelledMails } from './labelled.ts';

interface Judged {
  readonly mail: Labelled;
  readonly read: Intent;
  /** Milliseconds. */
  readonly took: number;
}

/** How one field fares. */
interface Rate {
  /** Labelled and read alike, absences included. */
  readonly right: number;
  /** Read, though the label says something else or nothing. */
  readonly wrong: number;
  /** Labelled, and not read. */
  readonly missed: number;
  readonly labelled: number;
}

const FIELDS: { readonly [field: string]: (of: Labelled | Intent) => string | number | null } = {
  price: ({ price }) => (price ? `${price.amount} ${price.currency}` : null),
  'price, with its unit': ({ price }) => (price ? `${price.amount} ${price.currency} ${price.per}` : null),
  quantity: ({ quantity }) => quantity?.amount ?? null,
  delay: ({ delayDays }) => delayDays,
  deadline: ({ deadline }) => deadline,
  urgent: ({ urgent }) => (urgent ? 'yes' : null),
};
/** The fields that state a value; of the price, the amount. */
const VALUES = ['price', 'quantity', 'delay', 'deadline'];

export function judge(mails: readonly Labelled[] = labelledMails()): readonly Judged[] {
  const [first] = mails;
  if (first) readOffline(first.raw, { mailbox: 'test', receivedAt: 0 });
  return mails.map((mail) => {
    const begun = performance.now();
    const read = readOffline(mail.raw, { mailbox: 'test', receivedAt: 0 });
    return { mail, read, took: performance.now() - begun };
  });
}

export function rateOf(judged: readonly Judged[], field: string): Rate {
  const value = FIELDS[field]!;
  const pairs = judged.map(({ mail, read }) => [value(mail), value(read)] as const);
  return {
    right: pairs.filter(([label, got]) => label === got).length,
    wrong: pairs.filter(([label, got]) => got !== null && label !== got).length,
    missed: pairs.filter(([label, got]) => got === null && label !== null).length,
    labelled: pairs.filter(([label]) => label !== null).length,
  };
}

/** Of all values that were stated, the share that is wrong. */
export function wrongShare(judged: readonly Judged[]): number {
  const value = (of: Labelled | Intent, field: string) => FIELDS[field]!(of);
  const stated = judged.flatMap(({ mail, read }) =>
    VALUES.filter((field) => value(read, field) !== null).map((field) => value(mail, field) === value(read, field)),
  );
  return stated.length ? stated.filter((isRight) => !isRight).length / stated.length : 0;
}

export const kindShare = (judged: readonly Judged[]): number =>
  judged.filter(({ mail, read }) => mail.kind === read.kind).length / judged.length;

const sameAsks = ({ mail, read }: Judged) => [...mail.asks].sort().join() === [...read.asks].sort().join();
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percent = (part: number, whole = 1) => `${((100 * part) / (whole || 1)).toFixed(1)} %`.padStart(7);

export function measureIntent(): string {
  const judged = judge();
  const rates = Object.keys(FIELDS).map((field) => rateLine(field, rateOf(judged, field), judged.length));
  const own = process.argv.includes('--errors') ? ['', ...judged.flatMap(errorsOf)] : [];
  return [
    `${judged.length} mails; none of them is among the examples that the classifier is trained by`,
    '',
    ...confusion(judged),
    '',
    `kind                  ${percent(kindShare(judged))}`,
    `asks, all of a mail   ${percent(judged.filter(sameAsks).length, judged.length)}`,
    'field                   right   of those labelled   stated but wrong',
    ...rates,
    `of all values that were stated, wrong: ${percent(wrongShare(judged)).trim()}`,
    `time a mail: ${median(judged.map(({ took }) => took)).toFixed(1)} ms (median)`,
    ...own,
  ].join('\n');
}

const rateLine = (field: string, { right, wrong, missed, labelled }: Rate, all: number) =>
  `${field.padEnd(21)} ${percent(right, all)}   ${percent(labelled - missed - wrongOfLabelled(wrong, labelled, missed), labelled)} of ${String(labelled).padEnd(4)}     ${wrong}`;

/** No more can be wrong among the labelled than were read there. */
const wrongOfLabelled = (wrong: number, labelled: number, missed: number) => Math.min(wrong, labelled - missed);

function confusion(judged: readonly Judged[]): readonly string[] {
  const width = 17;
  const short = KINDS.map((kind) => kind.slice(0, 7).padStart(8));
  const rows = KINDS.map((kind) => {
    const row = judged.filter(({ mail }) => mail.kind === kind);
    const cells = KINDS.map((got) => row.filter(({ read }) => read.kind === got).length);
    return kind.padEnd(width) + cells.map((count) => (count ? String(count) : '·').padStart(8)).join('');
  });
  return [`${'labelled \\ read'.padEnd(width)}${short.join('')}`, ...rows];
}

function errorsOf({ mail, read }: Judged): readonly string[] {
  const wrong = Object.entries(FIELDS)
    .filter(([, value]) => value(mail) !== value(read))
    .map(([field, value]) => `${field}: ${value(mail)} read as ${value(read)}`);
  if (mail.kind !== read.kind) wrong.unshift(`kind: ${mail.kind} read as ${read.kind}`);
  if (!sameAsks({ mail, read, took: 0 })) wrong.push(`asks: ${mail.asks.join(', ')} read as ${read.asks.join(', ')}`);
  return wrong.map((error) => `${mail.id}  ${error}`);
}
