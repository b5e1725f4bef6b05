import { parseDuration } from '../../engine/plan/duration.ts';
import type { Scenario } from '../../engine/simulator/scenario.ts';
import { type Clock, clockOf } from './clock.ts';

/** A mail of a scripted day. */
export interface Mail {
  readonly name: string;
  readonly at: number;
  readonly from: string;
  readonly mailbox: string;
  readonly subject: string;
}

/** One line: when (epoch ms), and what it says. */
export interface Told {
  readonly at: number;
  readonly said: string;
}

/** Something that the world does about a mail. Epoch ms. */
export interface Deed {
  readonly mail: string;
  readonly at: number;
  readonly event: string;
  readonly by?: string;
  readonly lost?: boolean;
}

/** A scripted day as it is read: what happens, and, as lines, what is expected to follow. */
export interface Script {
  readonly about: string;
  readonly zone: string;
  /** Whose rules: those of the days, or those that ship. */
  readonly rules: 'days' | 'shipped';
  readonly storm: { readonly alerts: number; readonly within: number } | undefined;
  readonly mails: readonly Mail[];
  readonly deeds: readonly Deed[];
  readonly directory: Record<string, object[]>;
  readonly effects: Scenario['effects'];
  /** What is expected to follow, all of it. */
  readonly expected: readonly Told[];
  /** Every line with a time that says what happens, as it stands. */
  readonly happening: readonly Told[];
}

const MAIL = /^mail (\S+)(?: to (\S+))?(?: from (\S+))? "(.*)"$/;
const DEED = /^(lost )?(reads|answers|moves|acknowledges|resolves|done)(?: (\S+))? (\S+)$/;
const ABSENT = /^absent (\S+) until ([\d-]+ [\d:]+)(?: deputy (\S+))?$/;
const TAKES = /^(\S+) takes the rota of (\S+) until ([\d-]+ [\d:]+)$/;
const SILENCE = /^silence (\S+) by (\S+) until ([\d-]+ [\d:]+)(?: (\w+(?:,\w+)*) (\d\d:\d\d)-(\d\d:\d\d))?: (.*)$/;
const FAILS = /^fails (\S+)(?: by (\S+))?(?: to (\S+))?$/;

const EVENTS: { readonly [verb: string]: string } = {
  reads: 'mail.read',
  answers: 'mail.answered',
  moves: 'mail.moved',
  acknowledges: 'alert.acknowledged',
  resolves: 'alert.resolved',
  done: 'task.done',
};

interface Draft extends Script {
  zone: string;
  rules: Script['rules'];
  storm: Script['storm'];
  about: string;
  mails: Mail[];
  deeds: Deed[];
  effects: Scenario['effects'][number][];
  expected: Told[];
  happening: Told[];
}

/**
 * Reads a day: lines with a time say what happens, lines with a time and `>` what follows. The clock is that of the zone
 * named on top; a time that is earlier than the one above is the next day's.
 */
export function readScript(text: string): Script {
  const directory = { absences: [], overrides: [], silences: [] } as Record<string, object[]>;
  const day: Draft = {
    about: '',
    zone: 'UTC',
    rules: 'days',
    storm: undefined,
    mails: [],
    deeds: [],
    directory,
    effects: [],
    expected: [],
    happening: [],
  };
  let clock: Clock | undefined;
  for (const line of text.split('\n').filter((one) => one.trim())) {
    const [word = '', ...rest] = line.split(' ');
    if (word === '#') day.about += `${day.about ? ' ' : ''}${rest.join(' ')}`;
    else if (word === 'zone') day.zone = rest[0]!;
    else if (word === 'rules') day.rules = 'shipped';
    else if (word === 'storm') day.storm = { alerts: Number(rest[0]), within: parseDuration(rest[2]!)! };
    else if (FAILS.test(line)) day.effects.push(failing(line));
    else {
      clock ??= clockOf(day.zone);
      const { at, rest: said } = clock.read(line);
      if (said.startsWith('>')) day.expected.push({ at, said: said.slice(1).trim() });
      else {
        day.happening.push({ at, said });
        happens(day, at, said, clock);
      }
    }
  }
  return day;
}

function failing(line: string): Scenario['effects'][number] {
  const [, effect = '', channel, to] = FAILS.exec(line)!;
  return { effect, channel, to, fails: { message: 'refused', temporary: false } };
}

function happens(day: Draft, at: number, said: string, clock: Clock): void {
  const iso = (ms: number) => new Date(ms).toISOString();
  const span = (until: string) => ({ from: iso(at), until: iso(clock.at(until)) });
  const [, name = '', mailbox = 'sales', from = 'buyer@shop.example', subject = ''] = MAIL.exec(said) ?? [];
  const deed = DEED.exec(said);
  const absent = ABSENT.exec(said);
  const takes = TAKES.exec(said);
  const silence = SILENCE.exec(said);
  if (name) day.mails.push({ name, at, from, mailbox, subject });
  else if (deed) {
    const [, lost, verb = '', by, mail = ''] = deed;
    day.deeds.push({ mail, at, event: EVENTS[verb]!, ...(by && { by }), ...(lost && { lost: true }) });
  } else if (absent) day.directory.absences!.push({ person: absent[1], ...span(absent[2]!), deputy: absent[3] });
  else if (takes) day.directory.overrides!.push({ team: takes[2], person: takes[1], ...span(takes[3]!) });
  else if (silence) day.directory.silences!.push(silenceOf(silence, span(silence[3]!), day.zone));
  else throw new Error(`this line says nothing that is known: ${said}`);
}

function silenceOf([, id, by, , days, from, to, what]: RegExpExecArray, span: object, zone: string): object {
  const matchers = what!.split(' ').map((one) => ({ label: one.split('=')[0], is: one.split('=')[1] }));
  return { id, by, ...span, matchers, ...(days && { recurs: { days: days.split(','), from, to, zone } }) };
}
