import { readFileSync } from 'node:fs';
import { readRules } from '../../app/rules-folder.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { buildIndex, type Index } from '../../engine/match/index.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Occurrence, Timeline } from '../../engine/simulator/day.ts';
import { House } from '../../engine/simulator/house.ts';
import { prepare } from '../../engine/simulator/replay.ts';
import { scenario } from '../../engine/simulator/scenario.ts';
import { sceneOf } from '../../engine/simulator/simulate.ts';
import { type Mail, readScript, type Script, type Told } from './script.ts';

const HERE = new URL('.', import.meta.url).pathname;

/** A day, ready to be played by any host. */
export interface Prepared {
  readonly script: Script;
  readonly occurrences: readonly Occurrence[];
  /** A new house for each host: what it remembers is the day's. */
  house(): House;
}

const compiled = new Map<string, { ruleset: Ruleset; index: Index }>();

/** @throws Error where the rules do not compile, or a mail starts nothing */
export function prepareDay(name: string): Prepared {
  const script = readScript(readFileSync(`${HERE}cases/${name}/day.txt`, 'utf8'));
  const { ruleset, index } = rulesOf(script.rules === 'days' ? `${HERE}rules` : `${HERE}../../rules`);
  const directory = scenario.parse({ directory: { ...script.directory, channels: CHANNELS } }).directory;
  const occurrences = script.mails.map((mail): Occurrence => {
    const { event, runs } = prepare(rawOf(mail), scenario.parse(sceneFor(mail, script)), ruleset, index);
    if (!runs.length) throw new Error(`${name}: the mail ${mail.name} starts no policy`);
    const scene = sceneOf(event, scenario.parse({ ...sceneFor(mail, script), then: [] }));
    const happenings = script.deeds.filter((deed) => deed.mail === mail.name).map(({ mail: _, ...deed }) => deed);
    return { event: { ...event, storm: script.storm }, runs, scene: { ...scene, happenings } };
  });
  return { script, occurrences, house: () => new House(ruleset.people, directory) };
}

/** What the channels of these days can do: a call and an SMS ring, and carry what presses only. */
const CHANNELS = { call: { rings: true, least: 'high' }, sms: { rings: true, least: 'high' }, desktop: {}, email: {} };

function rulesOf(folder: string) {
  const known = compiled.get(folder);
  if (known) return known;
  const { ruleset, diagnostics } = compileRules(readRules(folder));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Error(errors.map((d) => `${d.file}:${d.line}: ${d.message}`).join('\n'));
  const made = { ruleset, index: buildIndex(ruleset) };
  compiled.set(folder, made);
  return made;
}

const sceneFor = ({ at, mailbox }: Mail, { effects }: Script) => ({
  start: new Date(at).toISOString(),
  mailbox,
  effects: effects.map(({ fails, ...rest }) => ({ ...rest, fails })),
});

const rawOf = ({ name, from, subject }: Mail) =>
  new TextEncoder().encode(
    `From: <${from}>\r\nTo: <sales@ours.example>\r\nSubject: =?utf-8?B?${btoa(unescape(encodeURIComponent(subject)))}?=\r\n` +
      `Message-ID: <${name}@shop.example>\r\nDate: Mon, 02 Mar 2026 01:00:00 +0000\r\n\r\n${subject}\r\n`,
  );

/** What followed, as a script says it. */
export function told(timelines: readonly Timeline[], { mails }: Script): Told[] {
  const lines = timelines.flatMap(({ event, entries }, index) =>
    entries.flatMap((entry): Told[] => {
      const said = say(entry, mails[index]?.name);
      return said ? [{ at: event.receivedAt + entry.at, said }] : [];
    }),
  );
  return lines.sort(inTime);
}

export const inTime = (a: Told, b: Told) => a.at - b.at || (a.said < b.said ? -1 : 1);

function say(entry: Entry, mail = 'a summary'): string | undefined {
  const { kind, to, channel, reason, stage, priority, subject, cause } = entry;
  const what = stage === 'first' ? '' : ` as ${stage}`;
  const why = cause && reason !== 'inhibited' ? ` (${cause})` : '';
  if (kind === 'notify')
    return `tells ${to} by ${channel}${what}: ${reason}, ${priority}, ${mail}${mail === 'a summary' ? ` "${subject}"` : ''}`;
  if (kind === 'suppressed') return `not ${to}${what}: ${reason}${why}, ${mail}`;
  if (kind === 'error') return `error: ${reason}, ${mail}`;
  return kind === 'end' && reason === 'ended' ? `${mail} is over` : undefined;
}
