import type { LoggedAlert, Store, Task } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Kind, Mail } from './mails.ts';
import type { Letter, Post } from './parties/lines.ts';
import { type Fate, itemsOf } from './progress.ts';

/** All that is known when everything is quiet. */
export interface Evidence {
  readonly mails: readonly Mail[];
  /** When each was taken by whom it was brought to, in epoch ms, by Message-ID. */
  readonly deliveredAt: ReadonlyMap<string, number>;
  /** When Posthorn had said that it knows of an answer, in epoch ms, by event. */
  readonly heardAt: ReadonlyMap<string, number>;
  readonly fates: ReadonlyMap<string, Fate>;
  readonly over: ReadonlySet<string>;
  readonly posts: readonly Post[];
  readonly letters: readonly Letter[];
  readonly store: Store;
}

export interface Findings {
  /** What must not be, one sentence each. */
  readonly faults: readonly string[];
  readonly counts: { readonly [what: string]: number };
  /** Repeats that the receiver dropped by their key, and those that the mail server took under the same Message-ID. */
  readonly repeats: { readonly webhook: number; readonly email: number };
  /** In ms: from a mail's delivery to its first alert, and from a deadline to the alert that it sets in motion. */
  readonly longest: { readonly alert: number; readonly promise: number };
}

const ALL = 1_000_000;
/** Words of `acknowledgeWithin` in the rules, in ms. */
const WITHIN = 10_000;

/** Who is told of a mail at once, and how. */
const AT_ONCE: { readonly [K in Kind]: readonly string[] } = {
  urgent: ['li hook', 'wang hook', 'chen email'],
  promise: ['li hook'],
  digest: [],
  acknowledge: ['zhou hook'],
};

/** An alert as it arrived, whatever the channel. */
interface Arrived {
  /** `li hook first 0` */
  readonly what: string;
  readonly receivedAt: number;
  readonly logged: LoggedAlert;
}

export async function verify(evidence: Evidence): Promise<Findings> {
  const { mails, fates, over, posts, letters, store } = evidence;
  const logged = await store.log.alerts({ limit: ALL });
  const tasks = await store.tasks.list({ limit: ALL });
  const faults: string[] = [];
  const { arrived, unknown } = arrivals(logged, posts, letters);
  faults.push(...unknown);
  for (const { alert, state, detail } of logged) {
    if (state !== 'sent') faults.push(`${nameOf(alert)} is ${state} in the log: ${detail ?? 'without a reason'}`);
    else if (!arrived.has(alert.key)) faults.push(`${nameOf(alert)} is sent in the log, and never arrived.`);
  }
  for (const { signed, alert } of posts) if (!signed) faults.push(`A post of ${alert.key} was not signed.`);
  const longest = { alert: 0, promise: 0 };
  const kept = { met: 0, passed: 0, overtaken: 0 };
  for (const mail of mails) {
    const seen = fates.get(mail.messageId);
    if (!seen || !over.has(mail.messageId)) {
      faults.push(`${mail.subject} (${mail.way}) is lost: ${seen ? 'its run is not over' : 'no run of it was seen'}.`);
      continue;
    }
    // It was over when it was seen: what came after that, where nobody acknowledged, is in the log alone.
    const fate = { ...seen, entries: await store.log.entries(seen.event.id) };
    const own = [...arrived.values()].filter(({ logged: { alert } }) => alert.event === fate.event.id);
    const heardAt = evidence.heardAt.get(fate.event.id);
    const mine: Mine = { mail, fate, own, tasks: tasks.filter(({ event }) => event === fate.event.id), heardAt };
    faults.push(...errorsOf(mine));
    const states = await store.events.states(fate.event.id);
    const deadlines = promisesOf(mine, states).map((promised) => keeping(mine, promised));
    faults.push(...deadlines.flatMap((one) => one.faults));
    faults.push(
      ...misses(
        mine,
        deadlines.flatMap(({ expected }) => expected),
      ),
    );
    for (const { met, passed, overtaken, late } of deadlines) {
      kept.overtaken += overtaken;
      kept.met += met;
      kept.passed += passed;
      longest.promise = Math.max(longest.promise, late);
    }
    const first = Math.min(...own.map(({ receivedAt }) => receivedAt));
    if (own.length) longest.alert = Math.max(longest.alert, first - evidence.deliveredAt.get(mail.messageId)!);
  }
  faults.push(...gathered(mails, logged));
  return {
    faults,
    counts: {
      mails: mails.length,
      alerts: logged.length,
      'by webhook': logged.filter(({ alert }) => alert.channel === 'hook').length,
      'by e-mail': logged.filter(({ alert }) => alert.channel === 'email').length,
      'on the page': logged.filter(({ alert }) => alert.channel === 'page').length,
      tasks: tasks.length,
      'deadlines that passed': kept.passed,
      'deadlines that were met': kept.met,
      'answers that came late, and before anybody was told': kept.overtaken,
    },
    repeats: {
      webhook: posts.filter(({ repeat }) => repeat).length,
      email: letters.length - new Set(letters.map(({ messageId }) => messageId)).size,
    },
    longest,
  };
}

const nameOf = ({ person, channel, stage, turn, subject }: LoggedAlert['alert']) =>
  `"${subject}" to ${person} by ${channel} (${stage}, ${turn})`;

/** The first arrival of each alert, by its key; what the log does not know is a fault. What is on the page is nowhere but in the log. */
function arrivals(logged: readonly LoggedAlert[], posts: readonly Post[], letters: readonly Letter[]) {
  const known = new Map(logged.map((one) => [one.alert.key, one]));
  const arrived = new Map<string, Arrived>();
  const unknown: string[] = [];
  const all = [
    ...posts.filter(({ repeat }) => !repeat).map(({ id, receivedAt }) => ({ key: id, receivedAt })),
    ...letters.map(({ messageId, receivedAt }) => ({ key: messageId.slice(1, messageId.indexOf('@')), receivedAt })),
    ...logged
      .filter(({ alert }) => alert.channel === 'page')
      .map(({ alert, loggedAt }) => ({ key: alert.key, receivedAt: loggedAt })),
  ];
  for (const { key, receivedAt } of all) {
    const found = known.get(key);
    if (!found) unknown.push(`An alert arrived that the log does not know: ${key}.`);
    else if (!arrived.has(key)) {
      const { person, channel, stage, turn } = found.alert;
      arrived.set(key, { what: `${person} ${channel} ${stage} ${turn}`, receivedAt, logged: found });
    }
  }
  return { arrived, unknown };
}

/** All about one mail. */
interface Mine {
  readonly mail: Mail;
  readonly fate: Fate;
  readonly own: readonly Arrived[];
  readonly tasks: readonly Task[];
  readonly heardAt: number | undefined;
}

function errorsOf({ mail, fate, tasks }: Mine): string[] {
  const wanted = mail.kind === 'urgent' || mail.kind === 'promise' ? 1 : 0;
  return [
    ...fate.entries.filter(({ kind }) => kind === 'error').map(({ reason }) => `${mail.subject} failed: ${reason}`),
    ...(tasks.length === wanted ? [] : [`${mail.subject} has ${tasks.length} tasks instead of ${wanted}.`]),
  ];
}

/** A deadline, when somebody answered, and who is told once it has passed. */
interface Promised {
  /** Absent where nothing was found that says so; infinite where the task was done before anybody began to wait for it. */
  readonly deadline: number | undefined;
  readonly answeredAt: number | undefined;
  readonly what: string;
}

/** How a deadline was kept. */
interface Keeping {
  readonly expected: readonly string[];
  readonly faults: readonly string[];
  readonly met: number;
  readonly passed: number;
  /** Answered after the deadline, and before anybody was told of that. */
  readonly overtaken: number;
  /** From the deadline to the arrival of what it set in motion, in ms. */
  readonly late: number;
}

/** Which deadlines a mail has: each channel of an alert that is to be acknowledged is one, and the page is the last. */
function promisesOf(mine: Mine, states: readonly WorldEvent[]): Promised[] {
  const { mail, own } = mine;
  if (mail.kind === 'promise') {
    return [{ deadline: deadlineOf(mine), answeredAt: mine.tasks[0]?.doneAt, what: 'boss hook escalation 0' }];
  }
  if (mail.kind !== 'acknowledge') return [];
  const answeredAt = states.find(({ event }) => event === 'alert.acknowledged')?.at;
  const after = (channel: string) => {
    const before = own.find(({ what }) => what === `zhou ${channel} first 0`);
    return before && before.logged.alert.at + WITHIN;
  };
  const first = { deadline: after('hook'), answeredAt, what: 'zhou email first 0' };
  const second = { deadline: after('email'), answeredAt, what: 'zhou page first 0' };
  return second.deadline === undefined ? [first] : [first, second];
}

function deadlineOf({ fate, own }: Mine): number | undefined {
  const { entries } = fate;
  const waits = entries.filter(({ kind }) => kind === 'wait');
  const until = waits.find(({ until }) => until !== undefined)?.until;
  if (until !== undefined) return zeroOf(fate, own) + until;
  return waits.some(({ exit }) => exit === 'happened') ? Number.POSITIVE_INFINITY : undefined;
}

/** Somebody is told exactly where nobody answered in time, and not before that time is over. */
function keeping({ mail, own, fate, heardAt = 0 }: Mine, { deadline, answeredAt, what }: Promised): Keeping {
  const nothing = { expected: [], faults: [], met: 0, passed: 0, overtaken: 0, late: 0 };
  if (deadline === undefined) return { ...nothing, faults: [`${mail.subject} has no deadline: ${inWords(fate)}`] };
  const told = own.find((one) => one.what === what);
  // Said in time, and known too late: the store was away in between. Either is right, for nobody had been promised anything yet.
  const isLate = answeredAt === undefined || answeredAt > deadline || (heardAt > deadline && told !== undefined);
  // The run came to its deadline late, with everything away, and knew of the answer by then: nobody need hear any more.
  if (answeredAt !== undefined && isLate && !told) return { ...nothing, overtaken: 1 };
  if (!isLate) {
    const vain = `${mail.subject}: ${what} came although somebody had answered ${deadline - answeredAt} ms before its deadline.`;
    return { ...nothing, faults: told ? [vain] : [], met: 1 };
  }
  const early = told ? deadline - Math.min(told.receivedAt, told.logged.alert.at) : 0;
  const faults = early > 0 ? [`${mail.subject}: ${what} came ${early} ms before its deadline.`] : [];
  return { ...nothing, expected: [what], faults, passed: 1, late: told ? told.receivedAt - deadline : 0 };
}

/** Instant 0 of the timeline, in epoch ms: of a mail in two mailboxes, that of the arrival which began the run. */
function zeroOf({ event, entries }: Fate, own: readonly Arrived[]): number {
  for (const { logged } of own) {
    const entry = entries.find(({ kind, alert }) => kind === 'notify' && alert === logged.alert.key);
    if (entry) return logged.alert.at - entry.at;
  }
  return event.envelope.receivedAt;
}

const inWords = ({ entries }: Fate) =>
  entries
    .map(({ at, kind, reason, exit, until }) => [at, kind, reason, exit, until].filter(Boolean).join(' '))
    .join('; ');

/** Exactly these arrived, each under one key. */
function misses({ mail, own, fate, tasks, heardAt }: Mine, later: readonly string[]): string[] {
  const expected = [...AT_ONCE[mail.kind].map((who) => `${who} first 0`), ...later].sort();
  const told = own.map(({ what }) => what).sort();
  if (told.join() === expected.join()) return [];
  const zero = zeroOf(fate, own);
  const done = tasks.flatMap(({ doneAt }) => (doneAt === undefined ? [] : [`; done at ${doneAt - zero}`]));
  const alerts = own.map(
    ({ what, receivedAt, logged: { alert } }) => `${what} of ${alert.at - zero} at ${receivedAt - zero}`,
  );
  const heard = heardAt === undefined ? [] : [`heard of it at ${heardAt - zero}`];
  const how = [inWords(fate) + done.join(''), ...alerts, ...heard].join('; ');
  return [`${mail.subject}: told were [${told.join(', ')}] instead of [${expected.join(', ')}]. Its run: ${how}`];
}

/** Every mail that goes into a summary is in exactly one. A summary names fifty, and counts the others. */
function gathered(mails: readonly Mail[], logged: readonly LoggedAlert[]): string[] {
  const wanted = mails.filter(({ kind }) => kind === 'digest').map(({ subject }) => subject);
  const summaries = logged.filter(({ alert }) => alert.policies.includes('digest')).map(({ alert }) => itemsOf(alert));
  const count = summaries.reduce((sum, summary) => sum + summary.count, 0);
  const named = summaries.flatMap((summary) => summary.named);
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  const strange = named.filter((name) => !wanted.includes(name));
  return [
    ...(count === wanted.length ? [] : [`The summaries stand for ${count} mails instead of ${wanted.length}.`]),
    ...twice.map((name) => `"${name}" is in two summaries.`),
    ...strange.map((name) => `"${name}" is in a summary, and should not be.`),
  ];
}
