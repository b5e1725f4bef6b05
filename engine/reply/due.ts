import type { Intent } from '../intent/schema.ts';
import type { Person } from '../plan/ruleset.ts';
import type { Absence } from '../roster/known.ts';
import { knownZone } from '../roster/windows.ts';
import { workingBetween, workingDeadline } from '../roster/working-time.ts';
import type { Answered } from './answered.ts';
import { type Pace, paceOf } from './pace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How soon to answer where neither mail, history nor policy says. */
const DEFAULT_MS = 24 * HOUR;
/** An answer that always came at once is no promise to be at the desk. */
const SHORTEST_MS = 15 * MINUTE;
/** A customer who presses, and names no time. */
const PRESSED_MS = 2 * HOUR;

/** Who wrote the mail. Plain JSON. */
export type Writer = {
  /** Registrable domain; empty where there is none. */
  readonly customer: string;
  /** Minutes that the clock of the mail's date is ahead of UTC; null where it names none but UTC. */
  readonly offset: number | null;
};

/** What a policy asks, and what is known where it is asked. */
export interface Asking {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The longest time that the policy allows where the mail does not say, ms. */
  readonly within?: number | undefined;
  readonly writer: Writer;
  /** Whoever must answer: times are of their working hours, words in their language. */
  readonly person?: Person | undefined;
  readonly absences?: readonly Absence[] | undefined;
  /** IANA zone of the writer, where the policy knows it. */
  readonly there?: string | undefined;
  readonly history?: readonly Answered[] | undefined;
}

/** Why an answer is due then. */
export type Basis =
  | { readonly by: 'mail' }
  | { readonly by: 'pressed' }
  | { readonly by: 'history'; readonly pace: Pace }
  /** `pace`: slower than the policy allows. */
  | { readonly by: 'policy'; readonly pace?: Pace | undefined };

export interface Due {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The time to answer that this comes from, ms: working time where somebody has hours. Absent where the mail names a moment. */
  readonly within?: number | undefined;
  readonly basis: Basis;
}

/**
 * When to have answered: as the mail says; soon where it presses; else as fast as mails like it were answered so far, and never later
 * than the policy allows.
 */
export function dueOf(intent: Intent, asking: Asking): Due {
  const { within } = asking;
  const isPressed = intent.urgent && intent.deadline === null;
  if (intent.replyBy && !isPressed) return { at: Date.parse(intent.replyBy), basis: { by: 'mail' } };
  if (intent.replyBy) {
    const moment = asking.person ? after(PRESSED_MS, asking) : Date.parse(intent.replyBy);
    return { at: moment, within: PRESSED_MS, basis: { by: 'pressed' } };
  }
  const pace = usualOf(intent, asking);
  const usual = pace && rounded(Math.max(pace.usual, SHORTEST_MS));
  if (usual !== undefined && usual <= (within ?? Number.POSITIVE_INFINITY))
    return { at: after(usual, asking), within: usual, basis: { by: 'history', pace: pace! } };
  const allowed = within ?? DEFAULT_MS;
  return { at: after(allowed, asking), within: allowed, basis: { by: 'policy', pace } };
}

/** Who is away for a year keeps no customer waiting that long: then all hours count. */
function after(duration: number, { at, person, absences }: Asking): number {
  if (!person) return at + duration;
  try {
    return workingDeadline(at, duration, person, absences);
  } catch (error) {
    if (error instanceof RangeError) return at + duration;
    throw error;
  }
}

function usualOf({ kind }: Intent, { at, writer, person, history = [] }: Asking): Pace | undefined {
  const mail = { kind, customer: writer.customer, receivedAt: at };
  const lasted = ({ receivedAt, answeredAt }: Answered) =>
    person ? workingBetween(receivedAt, answeredAt, person) : answeredAt - receivedAt;
  return paceOf(mail, history, knownZone(person?.zone ?? 'UTC'), lasted);
}

/** Up to what people say: quarters of an hour below two hours, half hours below eight, then whole hours. */
function rounded(ms: number): number {
  const step = ms <= 2 * HOUR ? 15 * MINUTE : ms <= 8 * HOUR ? 30 * MINUTE : HOUR;
  return Math.ceil(ms / step) * step;
}
