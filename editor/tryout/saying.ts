import { reasonIn } from '../../engine/arbiter/reason-words.ts';
import { catalogue } from '../../engine/catalogue/index.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Party } from '../../engine/plan/ruleset.ts';
import { humanised } from '../canvas/saying/names.ts';
import { durationWords } from '../canvas/saying/time.ts';
import type { IconName } from '../ui/icons.ts';
import type { Words } from '../words/words.ts';
import { shortDuration } from './scenario/scenario.ts';
import type { Row } from './timeline.ts';

/** What sentences are made with. */
export interface Speech {
  readonly words: Words['tryout'];
  readonly language: 'en' | 'zh';
  readonly people: { readonly [id: string]: Party };
  /** What the clock says so many ms after the event came. */
  clock(at: number): string;
}

/** A line of the timeline in words; `tone`: what it is to people. */
export interface Line {
  readonly title: string;
  readonly detail: string;
  readonly icon: IconName;
  readonly tone: 'told' | 'kept back' | 'done' | 'waits' | 'over' | 'failed' | 'world';
}

export const nameOf = (id: string, { people }: Pick<Speech, 'people'>): string => people[id]?.name ?? id;

/** `mail.read`, `any(outgoing.bounced, outgoing.delivered)` in words. */
export function stateWords(state: string, { state: states, states: joins }: Words['tryout']): string {
  const group = /^(any|all)\((.*)\)$/.exec(state);
  if (!group) return states[state] ?? state;
  return group[2]!
    .split(', ')
    .map((one) => states[one] ?? one)
    .join(group[1] === 'any' ? joins.any : joins.all);
}

/** `1d2h` in words; at once is the moment at which the event came. */
export const afterWords = (at: number, { words, language }: Pick<Speech, 'words' | 'language'>): string =>
  at === 0 ? words.run.came : `+${durationWords(shortDuration(at), language) ?? shortDuration(at)}`;

export function effectWords(effect: string, language: 'en' | 'zh'): string {
  const known = catalogue.effects.find(({ name }) => name === effect);
  const label = known?.words.label[language] ?? humanised(effect.replace(/^ext:/, ''));
  return label.charAt(0).toUpperCase() + label.slice(1);
}

export function lineOf(row: Row, speech: Speech): Line {
  const { words } = speech;
  if (row.kind === 'entry') return entryLine(row.entry, speech);
  const { event, by } = row.happening;
  const what = stateWords(event, words);
  const title = by === undefined ? words.run.world(what) : words.run.worldBy(what, nameOf(by, speech));
  return { title, detail: '', icon: 'people', tone: 'world' };
}

function entryLine(entry: Entry, speech: Speech): Line {
  const { run } = speech.words;
  const { kind, to = '', channel = '', effect = '', reason = '', detail = '' } = entry;
  switch (kind) {
    case 'start':
      return { title: run.starts, detail: '', icon: 'play', tone: 'over' };
    case 'notify':
      return {
        title: run.tells(nameOf(to, speech), run.channel[channel] ?? channel),
        detail: parts(run.stage[entry.stage ?? ''], run.priority[entry.priority ?? ''], why(entry, speech)),
        icon: 'mail',
        tone: 'told',
      };
    case 'suppressed':
      return { title: run.notTold(nameOf(to, speech)), detail: why(entry, speech), icon: 'off', tone: 'kept back' };
    case 'effect':
      return {
        title: effectWords(effect, speech.language),
        detail: parts(detail, reason),
        icon: 'check',
        tone: 'done',
      };
    case 'wait':
      return waitLine(entry, speech);
    case 'end':
      return { title: endWords(reason, speech.words), detail: '', icon: 'step', tone: 'over' };
    case 'error':
      return { title: run.fails(reason), detail: '', icon: 'error', tone: 'failed' };
  }
}

/** That somebody is told for the first time needs no reason. What is behind one stands in brackets. */
function why({ reason = '', cause }: Entry, { words, language }: Speech): string {
  if (reason === '' || reason === 'told') return '';
  return words.run.because(reasonIn(language, reason)) + (cause === undefined ? '' : ` (${cause})`);
}

const endWords = (reason: string, { run }: Words['tryout']) =>
  reason === 'ended' ? run.ended : reason === 'cancelled' ? run.cancelled : run.returned;

function waitLine({ state = '', until = 0, exit, detail = '' }: Entry, speech: Speech): Line {
  const { run } = speech.words;
  const what = stateWords(state, speech.words);
  if (exit)
    return { title: exit === 'happened' ? run.happened(what) : run.inVain(what), detail, icon: 'runs', tone: 'over' };
  const then = speech.clock(until);
  const title = state === 'sleep' ? run.sleeps(then) : state === 'every' ? run.every(then) : run.waits(what, then);
  return { title, detail, icon: 'runs', tone: 'waits' };
}

const parts = (...all: readonly (string | undefined)[]): string => all.filter(Boolean).join(' · ');

/** What the clock says so many ms after an instant (epoch ms), in a zone, with the day where it is another one. */
export function clockOf(receivedAt: number, zone: string, language: 'en' | 'zh'): (at: number) => string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const time = new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  const named = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  return (at) => {
    const then = receivedAt + at;
    const isOther = day.format(then) !== day.format(receivedAt);
    return isOther || at === 0 ? `${named.format(then)} ${time.format(then)}` : time.format(then);
  };
}

/** A zone as `Intl` knows it; undefined: there is none of that name. */
export function knownZone(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
