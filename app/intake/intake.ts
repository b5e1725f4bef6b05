import { setTimeout } from 'node:timers/promises';
import { withoutSecrets } from '../../connectors/channels/own-mail.ts';
import { crashPoint } from '../../connectors/crash-points.ts';
import { type Happening, type Observe, unobserved } from '../../connectors/happening.ts';
import type { Arrival, Intake, Taken } from '../../connectors/sources/source.ts';
import type { EventRow, NewEvent, Place, Store } from '../../connectors/store/store.ts';
import { untrackedBy } from '../../engine/catalogue/untracked.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import type { Envelope, Facts } from '../../engine/facts/facts.ts';
import { eventIdentity, type Identity } from '../../engine/facts/identity.ts';
import { labelsOf, labelsOfOccurrence } from '../../engine/facts/labels.ts';
import { occurrenceFrom } from '../../engine/facts/occurrence.ts';
import { answeredBy } from '../../engine/facts/thread.ts';
import type { EventStart, RunStart, WorldEvent } from '../../engine/interpreter/host.ts';
import type { EventData } from '../../engine/language/generated.ts';
import type { MatchResult } from '../../engine/match/index.ts';
import { inhibitionOf } from '../../engine/roster/inhibition.ts';
import type { Tick } from '../../workflows/activities/parts.ts';
import type { Durable } from './durable.ts';
import { type Kind, kindOf, kindOfSent } from './kind.ts';
import { matchEvent, type Rules } from './match.ts';
import { countedTexts, isMail, type NewOccurrence, type Occurred, raised, raisedAbout, ticked } from './occurrence.ts';
import type { Replies } from './replies.ts';
import { type ReportParts, tellReport } from './reports.ts';
import type { Teller } from './teller.ts';

export interface IntakeParts {
  readonly store: Store;
  readonly durable: Pick<Durable, 'start'>;
  readonly teller: Pick<Teller, 'tell'>;
  /** The rules that are active now. */
  rules(): Rules;
  /** The event's id: an HMAC over what identifies the mail. */
  eventId(identity: Identity): string;
  /** Likewise of an event that is no mail. */
  occurrenceId(kind: string, about: readonly string[]): string;
  /** Whether we sent this mail ourselves. */
  isOurs(raw: Uint8Array): boolean;
  /** Answers to alerts; absent where none are awaited. */
  readonly replies?: Pick<Replies, 'read' | 'act'> | undefined;
  /** How long a round of wishes may be held, in ms. */
  readonly hold: number;
  /** How many alerts a person may be sent within a while (ms) before the rest becomes a summary. */
  readonly storm?: EventStart['storm'];
  readonly observe?: Observe | undefined;
  /** Tells the operator that something goes wrong; without mail content. */
  warn(message: string, about?: { readonly event?: string; readonly policy?: string }): void;
}

/** Kinds that start no policy, whatever `on` says. */
const UNJUDGED: ReadonlySet<string> = new Set(['own', 'reply', 'report']);

/** Between two tries to hand an arrival over, in ms. */
const RETRY_MS = [250, 500, 1_000, 2_000, 5_000];

/**
 * Takes mails in: on disk first, then matched, then handed to a durable workflow. Each arrival passes these once, in
 * this order, whatever crashes between them; what was taken in and not handed over is picked up again at start.
 */
export class MailIntake implements Intake {
  readonly #parts: IntakeParts;
  readonly #stopped = new AbortController();
  readonly #unread = new Set<string>();
  readonly #handing = new Map<string, Promise<void>>();
  #resuming = 0;
  readonly #observe: Observe;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#observe = parts.observe ?? unobserved;
  }

  /** Resolves when the mail is safe on disk; `handed` when its workflow was started, or nothing matched it. */
  async take({ raw, envelope: outside, source, place, states = [], problem }: Arrival): Promise<Taken> {
    const envelope = problem === undefined ? outside : { ...outside, cut: true };
    if (problem !== undefined) this.#parts.warn(problem);
    const begun = Date.now();
    const { store, eventId } = this.#parts;
    const facts = await extractMail(raw, envelope);
    const isSent = source === 'sent';
    const id = isSent ? this.#sentId(facts) : eventId(eventIdentity(facts));
    const kind = isSent ? kindOfSent(raw, this.#parts.isOurs) : await this.#kindOf(raw, facts, envelope, id);
    const mail = await store.mails.put(kind === 'own' ? withoutSecrets(raw) : raw);
    crashPoint('intake:after-raw');
    const event: NewEvent = {
      id,
      kind,
      source,
      envelope,
      mail,
      messageId: String(facts.get('mail.messageId')),
      subject: String(facts.get('mail.subject')),
      place,
    };
    const news = await this.#takeIn(event, begun);
    if (kind === 'mail.bounced' || kind === 'report') await this.#report(raw, envelope.receivedAt);
    if (kind === 'mail.received' && this.takesSent()) await this.#answersSent(raw, facts, envelope.receivedAt);
    for (const state of states) await this.#parts.teller.tell(id, state);
    return { id, handed: news === 'known' ? this.#settled(id, envelope.mailbox) : this.#hand(event, facts) };
  }

  async #report(raw: Uint8Array, at: number): Promise<void> {
    const unheard: ReportParts['unheard'] = async (key, { person, channel, detail }) => {
      const what = { name: channel, detail: `An alert to ${person} came back: ${detail}.`, failures: 1 };
      await this.raise('posthorn.channel-failing', `bounced ${key}`, { ...what, since: new Date(at).toISOString() });
    };
    await tellReport(raw, at, { ...this.#parts, unheard });
  }

  async #takeIn(event: NewEvent, begun: number): Promise<'fresh' | 'copy' | 'known'> {
    const news = await this.#parts.store.events.takeIn(event);
    crashPoint('intake:after-event');
    this.#observe({ kind: 'taken', event, news, begun, ended: Date.now() });
    return news;
  }

  async #kindOf(raw: Uint8Array, facts: Facts, envelope: Envelope, id: string): Promise<Kind> {
    const kind = kindOf(raw, facts, this.#parts.isOurs);
    if (kind !== 'mail.received' || !this.#parts.replies) return kind;
    const isKnown = (await this.#parts.store.events.get(id))?.kind === 'reply';
    return (await this.#parts.replies.read(facts, envelope, isKnown)) ? 'reply' : kind;
  }

  /**
   * Takes in what is no mail. Resolves when it is safe on disk. The same again (by kind and `about`) changes nothing:
   * what came first is what counts.
   */
  async occur({ kept, kind, source, name, about, receivedAt }: NewOccurrence): Promise<Occurred> {
    const { store } = this.#parts;
    const begun = Date.now();
    const { facts } = occurrenceFrom(JSON.parse(kept));
    const mail = await store.mails.put(Buffer.from(kept));
    crashPoint('intake:after-raw');
    const id = this.#parts.occurrenceId(kind, about);
    const envelope = { mailbox: name, receivedAt };
    const event: NewEvent = { id, kind, source, envelope, mail, messageId: '', subject: kind };
    const news = await this.#takeIn(event, begun);
    const same = news === 'fresh' || (await store.events.get(id))?.mail === mail;
    const handed = news === 'known' ? this.#settled(id, name) : this.#hand(event, facts);
    return { id, news, same, handed };
  }

  /** Makes an event of Posthorn itself, for policies to handle; the same key again is the same event. */
  async raise<Name extends keyof EventData>(name: Name, key: string, data: EventData[Name]): Promise<Occurred> {
    return this.occur(raised(name, key, data, Date.now()));
  }

  /** Id of the event that {@link raise} makes. */
  raisedId(name: keyof EventData, key: string): string {
    return this.#parts.occurrenceId(name, raisedAbout(key));
  }

  /** A moment of a policy's schedule came. */
  async tick(tick: Tick): Promise<void> {
    await this.occur(ticked(tick, Date.now()));
  }

  /** A state of the mail at that place became true. Mails that were never taken in are none of our business. */
  async state(place: Place, world: WorldEvent): Promise<void> {
    const event = await this.#parts.store.events.findByPlace(place);
    if (event) await this.#parts.teller.tell(event.id, world);
  }

  /** A mail of ours answers the mail of that Message-ID. */
  async answered(messageId: string, at: number): Promise<void> {
    const event = await this.#parts.store.events.findByMessageId(messageId, 'mail.received');
    if (event) await this.#parts.teller.tell(event.id, { at, event: 'mail.answered' });
  }

  /** Whether some policy is about sent mail. */
  takesSent(): boolean {
    return this.#parts.rules().ruleset.plans.some(({ on }) => on === 'mail.sent');
  }

  /** A mail that is sent and received by ours is two events: who sends it, and who gets it, are told different things. */
  #sentId(facts: Facts): string {
    const { messageId, digest } = eventIdentity(facts);
    return this.#parts.occurrenceId('mail.sent', [messageId, digest]);
  }

  /** What we sent is answered by what comes in. A machine's answer is none. */
  async #answersSent(raw: Uint8Array, facts: Facts, at: number): Promise<void> {
    if (facts.get('mail.isAutomatic')) return;
    for (const messageId of answeredBy(raw)) {
      const event = await this.#parts.store.events.findByMessageId(messageId, 'mail.sent');
      if (event) await this.#parts.teller.tell(event.id, { at, event: 'mail.answered' });
    }
  }

  /**
   * Hands over what another process took in and did not finish: some of it, to be called again for the rest.
   *
   * @param until only what was taken in by this moment, in epoch ms: what is newer may be under way
   */
  async resume(until = Number.MAX_SAFE_INTEGER): Promise<void> {
    for (const row of await this.#parts.store.events.unsettled()) {
      if (row.takenAt > until || this.#handing.has(arrivalKey(row.id, row.envelope.mailbox))) continue;
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
      ? extractMail(raw, row.envelope)
      : occurrenceFrom(JSON.parse(Buffer.from(raw).toString('utf8'))).facts;
    await this.#hand(row, facts);
  }

  /** The same arrival again: handed over when the first one was. */
  async #settled(id: string, mailbox: string): Promise<void> {
    const going = this.#handing.get(arrivalKey(id, mailbox));
    if (going) return going;
    const unsettled = await this.#parts.store.events.unsettled();
    const row = unsettled.find((other) => other.id === id && other.envelope.mailbox === mailbox);
    if (row) await this.#resume(row);
  }

  /** Tries until it is done: the durable side may be away for a while. */
  #hand(event: NewEvent, facts: Facts): Promise<void> {
    const key = arrivalKey(event.id, event.envelope.mailbox);
    const handing = this.#handing.get(key) ?? this.#try(event, facts).finally(() => this.#handing.delete(key));
    this.#handing.set(key, handing);
    handing.catch(() => {});
    return handing;
  }

  async #try(event: NewEvent, facts: Facts): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#handOnce(event, facts);
      } catch (error) {
        if (this.#stopped.signal.aborted) throw error;
        this.#parts.warn(`${event.id} could not be handed to its workflow yet: ${(error as Error).message}`, {
          event: event.id,
        });
        await setTimeout(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)], undefined, { signal: this.#stopped.signal });
      }
    }
  }

  async #handOnce(event: NewEvent, facts: Facts): Promise<void> {
    const { store, durable, rules, hold, storm } = this.#parts;
    const { mailbox, receivedAt } = event.envelope;
    if (event.kind === 'reply') await this.#answer(event, facts);
    if (UNJUDGED.has(event.kind)) return store.events.settle(event.id, mailbox, 'unmatched');
    const asked = Date.now();
    const counted = isMail(event) ? [String(facts.get('mail.from.address'))] : countedTexts(facts);
    for (const of of counted) await store.counters.add(event.kind, of, receivedAt, event.id);
    const { runs, failed, undecided, unknown } = await matchEvent(
      event.kind,
      facts,
      receivedAt,
      rules(),
      store.counters,
    );
    for (const { plan, message } of failed)
      this.#parts.warn(`${plan.id} could not judge ${event.id}: ${message}`, { event: event.id, policy: plan.id });
    for (const { id } of undecided)
      this.#parts.warn(`${id} could not judge ${event.id}, and was not started: ${unknown.join(', ')} could not tell`);
    const matched: Happening = {
      kind: 'matched',
      event: event.id,
      ...idsOf(runs, failed),
      begun: asked,
      ended: Date.now(),
    };
    if (!runs.length) {
      await store.events.settle(event.id, mailbox, 'unmatched');
      return this.#observe(matched);
    }
    const fresh = await this.#notBegun(event.id, runs);
    const holds = await store.events.states(event.id);
    const start: EventStart = {
      id: event.id,
      receivedAt,
      subject: event.subject,
      hold,
      holds,
      untracked: untrackedBy(event.source),
      labels: isMail(event) ? labelsOf(facts, event.kind) : labelsOfOccurrence(event.kind, mailbox),
      storm,
      remembered: true,
    };
    const handing = Date.now();
    await this.#keepQuiet(start, fresh);
    crashPoint('intake:before-start');
    if (fresh.length) await durable.start(start, fresh);
    crashPoint('intake:after-start');
    this.#observe(matched);
    this.#observe({ kind: 'handed', event: event.id, receivedAt, begun: handing, ended: Date.now() });
    await store.events.settle(event.id, mailbox, 'started');
  }

  async #answer({ envelope }: NewEvent, facts: Facts): Promise<void> {
    const reply = await this.#parts.replies?.read(facts, envelope, true);
    if (reply) await this.#parts.replies?.act(reply, envelope.receivedAt);
  }

  /** A policy runs once for a mail: not again for a copy that comes when all is over. */
  async #notBegun(id: string, runs: readonly RunStart[]): Promise<RunStart[]> {
    const entries = await this.#parts.store.log.entries(id);
    const begun = new Set(entries.filter(({ kind }) => kind === 'start').map(({ policy }) => policy));
    return runs.filter(({ plan }) => !begun.has(plan.id));
  }

  /** Before the run begins: what comes in a moment later is to find it at work. */
  async #keepQuiet({ id, labels = {} }: EventStart, runs: readonly RunStart[]): Promise<void> {
    for (const { plan } of runs) {
      const inhibition = inhibitionOf(plan, id, labels);
      if (inhibition) await this.#parts.store.inhibitions.open({ labels: {}, ...inhibition });
    }
  }
}

const idsOf = (runs: readonly RunStart[], failed: MatchResult['failed']) => ({
  policies: runs.map(({ plan }) => plan.id),
  failed: failed.map(({ plan }) => plan.id),
});

/** Each of them is read into memory. */
const RESUMED_AT_ONCE = 50;

const arrivalKey = (id: string, mailbox: string) => `${id} ${mailbox}`;
