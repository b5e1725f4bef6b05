import type { Check } from '../../connectors/authenticity/config.ts';
import { withoutSecrets } from '../../connectors/channels/own-mail.ts';
import { crashPoint } from '../../connectors/crash-points.ts';
import { type Observe, unobserved } from '../../connectors/happening.ts';
import type { Arrival, Intake, Taken } from '../../connectors/sources/source.ts';
import type { NewEvent, News, Place } from '../../connectors/store/store.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import type { Envelope, Facts } from '../../engine/facts/facts.ts';
import { eventIdentity, type Identity } from '../../engine/facts/identity.ts';
import { occurrenceFrom } from '../../engine/facts/occurrence.ts';
import { answeredBy } from '../../engine/facts/thread.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { EventData } from '../../engine/language/generated.ts';
import type { Tick } from '../../workflows/activities/parts.ts';
import { asksAuthenticity, asksHistory } from './asks.ts';
import { Handing, type HandingParts } from './handing.ts';
import { Histories } from './history.ts';
import { type Kind, kindOf, kindOfSent } from './kind.ts';
import { type NewOccurrence, type Occurred, raised, raisedAbout, ticked } from './occurrence.ts';
import type { Replies } from './replies.ts';
import { type ReportParts, tellReport } from './reports.ts';
import type { Teller } from './teller.ts';

export interface IntakeParts extends HandingParts {
  readonly teller: Pick<Teller, 'tell'>;
  /** The event's id: an HMAC over what identifies the mail. */
  eventId(identity: Identity): string;
  /** Likewise of an event that is no mail. */
  occurrenceId(kind: string, about: readonly string[]): string;
  /** Whether we sent this mail ourselves. */
  isOurs(raw: Uint8Array): boolean;
  /** Our own check of a mail's authenticity; absent where it is left to the mail server. */
  readonly check?: Check | undefined;
  /** Whether sent mail is kept, whatever policies say, for the wording of answers. */
  readonly learns?: boolean | undefined;
  /** Answers to alerts; absent where none are awaited. */
  readonly replies?: Pick<Replies, 'read' | 'act'> | undefined;
}

/**
 * Takes mails in: on disk first, then matched, then handed to a durable workflow. Each arrival passes these once, in
 * this order, whatever crashes between them; what was taken in and not handed over is picked up again at start.
 */
export class MailIntake implements Intake {
  readonly #parts: IntakeParts;
  readonly #handing: Handing;
  readonly #observe: Observe;
  readonly #histories: Histories;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    this.#histories = new Histories(parts.store);
    this.#observe = parts.observe ?? unobserved;
    this.#handing = new Handing({
      ...parts,
      note: (facts, event, at) => this.#histories.note(facts, event, at),
      raise: (name, key, data) => this.raise(name, key, data),
    });
  }

  /** Hands over what another process left half done: see {@link Handing.resume}. */
  resume(until?: number): Promise<void> {
    return this.#handing.resume(until);
  }

  stop(): Promise<void> {
    return this.#handing.stop();
  }

  /** Resolves when the mail is safe on disk; `handed` when its workflow was started, or nothing matched it. */
  async take({ raw, envelope: outside, source, place, states = [], problem }: Arrival): Promise<Taken> {
    const envelope: { -readonly [name in keyof Envelope]: Envelope[name] } = {
      ...(await this.#checked(raw, problem === undefined ? outside : { ...outside, cut: true })),
    };
    if (problem !== undefined) this.#parts.warn(problem);
    const begun = Date.now();
    const { store, eventId } = this.#parts;
    const facts = extractMail(raw, envelope, this.#parts.rules().ruleset.known);
    const isSent = source === 'sent';
    const id = isSent ? this.#sentId(facts) : eventId(eventIdentity(facts));
    const kind = isSent ? kindOfSent(raw, this.#parts.isOurs) : await this.#kindOf(raw, facts, envelope, id);
    // Looked up by what the mail says of itself, and before anything is asked that rests on it.
    if (kind === 'mail.received' && asksHistory(this.#parts.rules().ruleset))
      envelope.history = await this.#histories.of(facts, id);
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
    if (kind === 'mail.sent') await this.#pair(id, raw);
    if (kind === 'mail.bounced' || kind === 'report') await this.#report(raw, envelope.receivedAt);
    if (kind === 'mail.received' && this.takesSent()) await this.#answersSent(raw, facts, envelope.receivedAt);
    for (const state of states) await this.#parts.teller.tell(id, state);
    return { id, handed: this.#handed(event, facts, news) };
  }

  /**
   * With what our own check found, where some active policy asks for it: it is kept with the event, so that whoever looks at it later
   * finds the same. A mail that was cut off cannot be checked.
   */
  async #checked(raw: Uint8Array, envelope: Envelope): Promise<Envelope> {
    const { check, rules } = this.#parts;
    if (!check || envelope.cut || !asksAuthenticity(rules().ruleset)) return envelope;
    return { ...envelope, authenticity: await check(raw, envelope) };
  }

  /** What came before is handed over when its first arrival is. */
  #handed(event: NewEvent, facts: Facts, news: News): Promise<void> {
    if (news === 'known') return this.#handing.again(event.id, event.envelope.mailbox);
    return this.#handing.hand(event, facts, news);
  }

  async #report(raw: Uint8Array, at: number): Promise<void> {
    const unheard: ReportParts['unheard'] = async (key, { person, channel, detail }) => {
      const what = { name: channel, detail: `An alert to ${person} came back: ${detail}.`, failures: 1 };
      await this.raise('posthorn.channel-failing', `bounced ${key}`, { ...what, since: new Date(at).toISOString() });
    };
    await tellReport(raw, at, { ...this.#parts, unheard });
  }

  async #takeIn(event: NewEvent, begun: number): Promise<News> {
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
    return { id, news, same, handed: this.#handed(event, facts, news) };
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

  /** Which mail a mail of ours answers (of its thread the last one): those who answer the next are told in which words. */
  async #pair(sent: string, raw: Uint8Array): Promise<void> {
    const { events, answers } = this.#parts.store;
    const [answered] = answeredBy(raw).slice(-1);
    const event = answered === undefined ? undefined : await events.findByMessageId(answered, 'mail.received');
    await answers.pair(sent, event ? [event.id] : []);
  }

  /** Whether some policy is about sent mail, or earlier answers are learned from. */
  takesSent(): boolean {
    return this.#parts.learns === true || this.#parts.rules().ruleset.plans.some(({ on }) => on === 'mail.sent');
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
}
