import { setTimeout } from 'node:timers/promises';
import { crashPoint } from '../../connectors/crash-points.ts';
import { type Happening, type Observe, unobserved } from '../../connectors/happening.ts';
import type { EventRow, NewEvent, News, Store } from '../../connectors/store/store.ts';
import { untrackedBy } from '../../engine/catalogue/untracked.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import { labelsOf, labelsOfOccurrence } from '../../engine/facts/labels.ts';
import { occurrenceFrom } from '../../engine/facts/occurrence.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { EventStart, RunStart } from '../../engine/interpreter/host.ts';
import type { EventData } from '../../engine/language/generated.ts';
import type { MatchResult } from '../../engine/match/index.ts';
import { inhibitionOf } from '../../engine/roster/inhibition.ts';
import { asksHistory } from './asks.ts';
import type { Durable } from './durable.ts';
import { type Matches, matchEvent, type Rules } from './match.ts';
import { countedTexts, isMail } from './occurrence.ts';
import type { Replies } from './replies.ts';

export interface HandingParts {
  readonly store: Store;
  readonly durable: Pick<Durable, 'start'>;
  /** The rules that are active now. */
  rules(): Rules;
  /** Answers to alerts; absent where none are awaited. */
  readonly replies?: Pick<Replies, 'read' | 'act'> | undefined;
  /** How long a round of wishes may be held, in ms. */
  readonly hold: number;
  /** How many alerts a person may be sent within a while (ms) before the rest becomes a summary. */
  readonly storm?: EventStart['storm'];
  readonly observe?: Observe | undefined;
  /** Keeps what a mail tells of its sender, for later ones. Idempotent. @param at when it came, in epoch ms */
  note?(facts: Facts, event: string, at: number): Promise<void>;
  /** Raises an event of Posthorn itself; absent where nobody could handle one. The same key again is the same event. */
  raise?<Name extends keyof EventData>(name: Name, key: string, data: EventData[Name]): Promise<unknown>;
  /** Tells the operator that something goes wrong; without mail content. */
  warn(message: string, about?: { readonly event?: string; readonly policy?: string }): void;
}

/** Kinds that start no policy, whatever `on` says. */
const UNJUDGED: ReadonlySet<string> = new Set(['own', 'reply', 'report']);

/** Between two tries to hand an arrival over, in ms. */
const RETRY_MS = [250, 500, 1_000, 2_000, 5_000];

/** Hands what was taken in over to durable workflows: each arrival once, whatever crashes on the way. */
export class Handing {
  readonly #parts: HandingParts;
  readonly #observe: Observe;
  readonly #stopped = new AbortController();
  readonly #unread = new Set<string>();
  readonly #handing = new Map<string, Promise<void>>();
  #resuming = 0;

  constructor(parts: HandingParts) {
    this.#parts = parts;
    this.#observe = parts.observe ?? unobserved;
  }

  /**
   * Hands over what another process took in and did not finish: some of it, to be called again for the rest.
   *
   * @param until only what was taken in by this moment, in epoch ms: what is newer may be under way
   */
  async resume(until = Number.MAX_SAFE_INTEGER): Promise<void> {
    // those under way in this process are among them
    const most = this.#handing.size + RESUMED_AT_ONCE;
    for (const row of await this.#parts.store.events.unsettled(most, until)) {
      if (this.#handing.has(arrivalKey(row.id, row.envelope.mailbox))) continue;
      if (this.#resuming >= RESUMED_AT_ONCE) return;
      this.#resuming++;
      this.#resume(row)
        .catch((error: Error) => this.#complain(row.id, error))
        .finally(() => this.#resuming--);
    }
  }

  /** Once: it is tried again and again. */
  #complain(id: string, { message }: Error): void {
    if (!this.#unread.has(id))
      this.#parts.warn(`${id} cannot be read again to be handed over: ${message}`, { event: id });
    this.#unread.add(id);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await Promise.allSettled(this.#handing.values());
  }

  async #resume(row: EventRow): Promise<void> {
    const raw = await this.#parts.store.mails.read(row.mail);
    const facts = isMail(row)
      ? extractMail(raw, row.envelope, this.#parts.rules().ruleset.known)
      : occurrenceFrom(JSON.parse(Buffer.from(raw).toString('utf8'))).facts;
    await this.hand(row, facts, 'known');
  }

  /** The same arrival again: handed over when the first one was. */
  async again(id: string, mailbox: string): Promise<void> {
    const going = this.#handing.get(arrivalKey(id, mailbox));
    if (going) return going;
    const row = await this.#parts.store.events.arrival(id, mailbox);
    if (row?.state === 'taken') await this.#resume(row);
  }

  /**
   * Tries until it is done: the durable side may be away for a while.
   *
   * @param news whether the event was taken in before, by this mailbox or another
   */
  hand(event: NewEvent, facts: Facts, news: News): Promise<void> {
    const key = arrivalKey(event.id, event.envelope.mailbox);
    const handing = this.#handing.get(key) ?? this.#try(event, facts, news).finally(() => this.#handing.delete(key));
    this.#handing.set(key, handing);
    handing.catch(() => {});
    return handing;
  }

  async #try(event: NewEvent, facts: Facts, news: News): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#handOnce(event, facts, news);
      } catch (error) {
        if (this.#stopped.signal.aborted) throw error;
        this.#parts.warn(`${event.id} could not be handed to its workflow yet: ${(error as Error).message}`, {
          event: event.id,
        });
        await setTimeout(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)], undefined, { signal: this.#stopped.signal });
      }
    }
  }

  async #handOnce(event: NewEvent, facts: Facts, news: News): Promise<void> {
    const { store } = this.#parts;
    const { mailbox, receivedAt } = event.envelope;
    if (event.kind === 'reply') await this.#answer(event, facts);
    if (UNJUDGED.has(event.kind)) return store.events.settle(event.id, mailbox, 'unmatched');
    const begun = Date.now();
    const { runs, failed } = await this.#match(event, facts);
    const ended = Date.now();
    const matched: Happening = { kind: 'matched', event: event.id, ...idsOf(runs, failed), begun, ended };
    if (!runs.length) {
      await store.events.settle(event.id, mailbox, 'unmatched');
      return this.#observe(matched);
    }
    await this.#start(event, facts, runs, news);
    this.#observe(matched);
    this.#observe({ kind: 'handed', event: event.id, receivedAt, begun: ended, ended: Date.now() });
    await store.events.settle(event.id, mailbox, 'started');
  }

  /** Which policies the event starts. Those that could not judge it are told of. */
  async #match(event: NewEvent, facts: Facts): Promise<Matches> {
    const { store, rules, warn, note } = this.#parts;
    const { receivedAt } = event.envelope;
    const counted = isMail(event) ? [String(facts.get('mail.from.address'))] : countedTexts(facts);
    for (const of of counted) await store.counters.add(event.kind, of, receivedAt, event.id);
    if (event.kind === 'mail.received' && asksHistory(rules().ruleset)) await note?.(facts, event.id, receivedAt);
    const matches = await matchEvent(event.kind, facts, receivedAt, rules(), store.counters);
    await this.#judgedInPart(event, matches.failed);
    const unknown = matches.unknown.join(', ');
    for (const { id } of matches.undecided)
      warn(`${id} could not judge ${event.id}, and was not started: ${unknown} could not tell`);
    return matches;
  }

  /** Told before the event is settled: whoever goes on after a crash tells it again, which is the same event. */
  async #judgedInPart({ id, kind, envelope }: NewEvent, failed: Matches['failed']): Promise<void> {
    const { warn, raise } = this.#parts;
    const [first] = failed;
    if (!first) return;
    const names = failed.slice(0, MOST_NAMED).map(({ plan }) => plan.id);
    const policies =
      names.join(', ') + (failed.length > names.length ? ` and ${failed.length - names.length} others` : '');
    warn(`${policies} could not judge ${id}: ${first.message}`, { event: id, policy: first.plan.id });
    // What tells of trouble is not told of in turn: that would have no end.
    if (!raise || kind.startsWith('posthorn.')) return;
    const detail = `Judging it would have taken too much: ${first.message}.`;
    const since = new Date(envelope.receivedAt).toISOString();
    await raise('posthorn.judged-in-part', id, { name: id, policies, detail, since });
  }

  async #start(event: NewEvent, facts: Facts, runs: readonly RunStart[], news: News): Promise<void> {
    const entries = await this.#parts.store.log.entries(event.id);
    const fresh = notBegun(runs, entries);
    const start = await this.#eventStart(event, facts, news !== 'fresh' || entries.length > 0);
    await this.#keepQuiet(start, fresh);
    crashPoint('intake:before-start');
    if (fresh.length) await this.#parts.durable.start(start, fresh, event.envelope.receivedAt);
    crashPoint('intake:after-start');
  }

  /** @param earlier there may have been a run of it */
  async #eventStart(event: NewEvent, facts: Facts, earlier: boolean): Promise<EventStart> {
    const { store, hold, storm } = this.#parts;
    const { id, subject, source, kind, envelope } = event;
    const first = earlier ? await store.events.get(id) : event;
    return {
      id,
      receivedAt: (first ?? event).envelope.receivedAt,
      subject,
      hold,
      holds: await store.events.states(id),
      untracked: untrackedBy(source),
      labels: isMail(event) ? labelsOf(facts, kind) : labelsOfOccurrence(kind, envelope.mailbox),
      storm,
      remembered: true,
      ...(earlier && { earlier: true }),
    };
  }

  async #answer({ envelope }: NewEvent, facts: Facts): Promise<void> {
    const reply = await this.#parts.replies?.read(facts, envelope, true);
    if (reply) await this.#parts.replies?.act(reply, envelope.receivedAt);
  }

  /** Before the run begins: what comes in a moment later is to find it at work. */
  async #keepQuiet({ id, labels = {} }: EventStart, runs: readonly RunStart[]): Promise<void> {
    for (const { plan } of runs) {
      const inhibition = inhibitionOf(plan, id, labels);
      if (inhibition) await this.#parts.store.inhibitions.open({ labels: {}, ...inhibition });
    }
  }
}

/** A policy runs once for a mail: not again for a copy that comes when all is over. */
function notBegun(runs: readonly RunStart[], entries: readonly Entry[]): RunStart[] {
  const begun = new Set(entries.filter(({ kind }) => kind === 'start').map(({ policy }) => policy));
  return runs.filter(({ plan }) => !begun.has(plan.id));
}

const idsOf = (runs: readonly RunStart[], failed: MatchResult['failed']) => ({
  policies: runs.map(({ plan }) => plan.id),
  failed: failed.map(({ plan }) => plan.id),
});

/** Of ten thousand policies nobody reads all the names. */
const MOST_NAMED = 20;

/** Each of them is read into memory. */
const RESUMED_AT_ONCE = 50;

const arrivalKey = (id: string, mailbox: string) => `${id} ${mailbox}`;
