import { setTimeout as sleep } from 'node:timers/promises';
import { Company, MAILBOXES } from './company.ts';
import { carryOut, sequence } from './kills.ts';
import { type Mail, makeMails } from './mails.ts';
import type { Options } from './options.ts';
import { People } from './people.ts';
import { PostOffice } from './post-office.ts';
import { Progress } from './progress.ts';
import { type Findings, verify } from './verify.ts';

export interface Outcome extends Findings {
  readonly options: Options;
  readonly kills: ReadonlyMap<string, number>;
  /** How often a process of ours ended by itself, and was begun again: at its start, with a server away. */
  readonly ended: number;
  /** How often a sender had to try again. */
  readonly resent: number;
  readonly seconds: number;
  /** What processes of ours said of trouble. */
  readonly trouble: ReadonlyMap<string, string>;
}

/** So many mails are under way at once, whose runs have not begun. */
const AHEAD = 40;
/** After all is quiet: what would still come is to come. In ms. */
const AFTER_MS = 5_000;
const SAY_MS = 15_000;

/**
 * One run of chaos.
 *
 * @param say told from time to time how far it is
 * @param giveUp ends it early; everything is cleaned up
 */
export async function chaos(options: Options, say: (line: string) => void, giveUp: AbortSignal): Promise<Outcome> {
  const begun = Date.now();
  const signal = AbortSignal.any([giveUp, AbortSignal.timeout(options.minutes * 60_000)]);
  const company = await Company.open(options.store);
  let outcome: Outcome;
  try {
    outcome = await play(company, options, say, signal, begun);
    giveUp.throwIfAborted();
  } catch (error) {
    await company.close();
    throw error;
  }
  const { stuck, orphans } = await company.close();
  const faults = [
    ...outcome.faults,
    ...stuck.map((name) => `${name} did not stop in good order.`),
    ...orphans.map((orphan) => `A process was left over: ${orphan}`),
  ];
  return { ...outcome, faults };
}

async function play(
  company: Company,
  options: Options,
  say: (line: string) => void,
  signal: AbortSignal,
  begun: number,
): Promise<Outcome> {
  const mails = makeMails(options.mails, options.seed, MAILBOXES);
  const people = new People(company, mails);
  const progress = new Progress(company, mails);
  const office = new PostOffice(company, signal);
  const deliveredAt = new Map<string, number>();
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const seconds = () => Math.round((Date.now() - begun) / 1_000);
  const telling = setInterval(
    () =>
      say(`${seconds()} s: ${deliveredAt.size} delivered, ${progress.begun.size} begun, ${progress.over.size} over`),
    SAY_MS,
  );
  try {
    const killing = carryOut(sequence(options.kills, options.seed, company.targets.length), company.targets, signal);
    const delivering = deliver(mails, office, progress, deliveredAt, until);
    killing.catch(() => over.abort());
    const [kills] = await Promise.all([killing, delivering]);
    const quiet = async () => people.idle && (await progress.isQuiet());
    do await progress.look();
    while (!(signal.aborted || (await quiet())));
    await sleep(AFTER_MS);
    company.posts.more();
    company.letters.more();
    const { begun: fates, over: ended } = progress;
    const [posts, letters] = [company.posts.lines, company.letters.lines];
    const store = await company.store();
    const { heardAt } = people;
    const findings = await verify({ mails, deliveredAt, heardAt, fates, over: ended, posts, letters, store });
    const late = signal.aborted ? [`It was not quiet after ${options.minutes} minutes.`] : [];
    return {
      ...findings,
      faults: [...late, ...findings.faults],
      options,
      kills,
      ended: company.own.reduce((sum, { ended: times }) => sum + times, 0),
      resent: office.repeats,
      seconds: seconds(),
      trouble: new Map(company.own.map((one) => [one.name, one.words()])),
    };
  } finally {
    over.abort();
    clearInterval(telling);
    await people.stop();
  }
}

/** Delivers as fast as runs begin. */
async function deliver(
  mails: readonly Mail[],
  office: PostOffice,
  progress: Progress,
  deliveredAt: Map<string, number>,
  signal: AbortSignal,
): Promise<void> {
  const posting: Promise<void>[] = [];
  for (const mail of mails) {
    while (posting.length - progress.begun.size >= AHEAD && !signal.aborted) await progress.look();
    if (signal.aborted) break;
    const posted = office.post(mail).then(() => void deliveredAt.set(mail.messageId, Date.now()));
    posted.catch(() => {});
    posting.push(posted);
  }
  await Promise.allSettled(posting);
}
