import { localTime, nextTime } from '../facts/zone.ts';
import type { Intent } from '../intent/schema.ts';
import type { Answer, Command, WorldEvent } from '../interpreter/host.ts';
import { parseDuration } from '../plan/duration.ts';
import type { Value } from '../plan/expression.ts';
import { extensionName } from '../plan/extension.ts';
import { taskId } from '../plan/hash.ts';
import type { Person } from '../plan/ruleset.ts';
import { type Draft, EMPTY_DRAFT } from '../quote/draft.ts';
import { toldQuote } from '../quote/told.ts';
import type { Answered } from '../reply/answered.ts';
import type { Asking, Writer } from '../reply/due.ts';
import { NOTHING_READ, toldOf } from '../reply/told.ts';
import { playExtension } from './extension.ts';
import type { House } from './house.ts';
import type { Performance, Scenario } from './scenario.ts';

/** A command's answer, and how long the world takes to give it, in ms. */
export interface Played {
  readonly answer: Answer;
  readonly takes: number;
}

/** How an effect or a delivery goes; `undefined` for well and at once. */
export type Script = (command: Performed) => Performance | undefined;

type Performed = Exclude<Command, { kind: 'lookup' }>;

/** The script of a scenario: the first line that speaks of a command. */
export function scriptOf(lines: readonly Performance[]): Script {
  const counts = new Map<Performance, number>();
  return (command) =>
    lines.find((line) => {
      if (!speaksOf(line, command)) return false;
      const nth = (counts.get(line) ?? 0) + 1;
      counts.set(line, nth);
      return line.nth === undefined || line.nth === nth;
    });
}

function speaksOf({ effect, key, channel, to }: Performance, command: Performed): boolean {
  if (key !== undefined && key !== command.key) return false;
  if (effect !== effectOf(command)) return false;
  if (command.kind !== 'send') return true;
  const { alert } = command;
  return (channel ?? alert.channel) === alert.channel && (to ?? alert.person) === alert.person;
}

/** How a script calls a command: an effect by its name, the others by their kind. */
export const effectOf = (command: Performed) =>
  command.kind === 'perform' ? extensionName(command.effect) : command.kind;

/** What one event meets: how its mail came, how effects go, and what happens in the world (epoch ms), told or not. */
export interface Scene {
  readonly source: Scenario['source'];
  readonly script: Script;
  readonly happenings: readonly Happening[];
  /** Mails that were answered before. */
  readonly history?: readonly Answered[] | undefined;
}

/** Something that happens; `lost`: the source never reports it, and only a look at the mailbox finds it. */
export type Happening = WorldEvent & { readonly lost?: boolean | undefined };

/**
 * The world of a scenario: answers commands as its script says, and otherwise as a world in which everything works at
 * once. Persons are reached by the channels that the rules give them, or by e-mail, and on the page.
 */
export class ScriptedWorld {
  readonly #house: House;
  readonly #scene: Scene;

  constructor(house: House, scene: Scene) {
    this.#house = house;
    this.#scene = scene;
  }

  play(command: Command): Played {
    if (command.kind === 'lookup') return { takes: 0, answer: { ok: true, value: this.#house.directory(command) } };
    if (command.kind === 'send') this.#house.sent(command.alert.person, command.at);
    const script = this.#scene.script(command);
    const takes = script?.takes ?? 0;
    const effect = effectOf(command);
    const at = command.at + takes;
    if (script?.fails) return { takes, answer: { ok: false, at, failure: { effect, ...script.fails } } };
    const { returns } = script ?? {};
    return { takes, answer: { ...this.#perform(command, returns), at } };
  }

  #perform(command: Performed, returns: unknown): Answer {
    if (command.kind === 'recheck') return { ok: true, value: this.#lookedUp(command) };
    if (command.kind === 'perform' && command.extension)
      return playExtension(command.effect, command.extension, returns, command);
    const perform = command.kind === 'perform' ? PERFORM[command.effect] : undefined;
    if (command.kind !== 'perform' || !perform) return { ok: true };
    const { key, args, at } = command;
    if (command.effect === 'intent') return { ok: true, value: this.#intent(returns, command) };
    if (command.effect === 'quote') return quoted(returns, this.#house.person(args[0], at), command);
    const zoneOf = (where: Value) =>
      typeof where === 'string' ? where : (this.#house.person(where, at)?.zone ?? 'UTC');
    const due = (duration: number, who: Value) => this.#house.workingDeadline(at, duration, who);
    return perform({ key, args, at, zoneOf, due, source: this.#scene.source });
  }

  /** What the scenario, or whoever read the mail for it, says that the mail wants; when to answer as whoever must works. */
  #intent(returns: unknown, { args, at }: { readonly args: readonly Value[]; readonly at: number }): Value {
    const { writer, ...said } = (returns ?? {}) as Partial<Intent> & { readonly writer?: Writer };
    const [within, who, there] = args;
    const asking: Asking = {
      at,
      ...(typeof within === 'string' && { within: parseDuration(within) }),
      ...(typeof there === 'string' && there && { there }),
      writer: writer ?? { customer: '', offset: null },
      person: who === undefined ? undefined : this.#house.person(who, at),
      absences: this.#house.absences(),
      history: this.#scene.history,
    };
    return toldOf({ ...NOTHING_READ, ...said }, asking);
  }

  /** What a look at the mailbox finds, whether or not it was reported. */
  #lookedUp({ states, at }: Extract<Command, { kind: 'recheck' }>): string[] {
    return states.filter((state) => this.#scene.happenings.some((one) => one.event === state && one.at <= at));
  }
}

interface Performing {
  readonly key: string;
  readonly args: readonly Value[];
  readonly at: number;
  readonly zoneOf: (where: Value) => string;
  /** When so much working time (ms) of somebody will have passed. */
  readonly due: (duration: number, who: Value) => number;
  readonly source: Scenario['source'];
}

/** Where neither the scenario nor the rules folder has a stock list. */
const NO_LIST: Draft = { ...EMPTY_DRAFT, trouble: 'there is no stock list here' };

/** What a stock list says to the mail, with the days that the calendar gives. */
function quoted(returns: unknown, calendar: Person | undefined, { args, at }: Pick<Performing, 'args' | 'at'>): Answer {
  const failed = (message: string): Answer => ({ ok: false, failure: { effect: 'quote', message, temporary: false } });
  if (!calendar) return failed('nobody stands behind that name: there is no calendar of theirs to count in');
  const draft = returns === undefined ? NO_LIST : { ...EMPTY_DRAFT, ...(returns as Partial<Draft>) };
  try {
    return { ok: true, value: toldQuote(draft, at, calendar, args[1]) };
  } catch (error) {
    return failed((error as Error).message);
  }
}

/** What the effects of the catalogue return when all goes well. */
const PERFORM: { readonly [effect: string]: (performing: Performing) => Answer } = {
  sendMail: ({ key, args }) => ({
    ok: true,
    value: { id: taskId(key), to: toOf(args[0]), messageId: `${taskId(key)}@sample` },
  }),
  createTask: ({ key, args }) => ({ ok: true, value: { id: taskId(key), title: titleOf(args[0]) } }),
  localTime: ({ args, at, zoneOf }) => ({ ok: true, value: { ...localTime(at, zoneOf(args[0])) } }),
  nextTime: ({ args, at, zoneOf }) => ({
    ok: true,
    value: new Date(nextTime(at, String(args[0]), zoneOf(args[1]))).toISOString(),
  }),
  workingTime: ({ args, due }) => {
    try {
      return { ok: true, value: new Date(due(parseDuration(String(args[0])) ?? 0, args[1])).toISOString() };
    } catch (error) {
      return { ok: false, failure: { effect: 'workingTime', message: (error as Error).message, temporary: false } };
    }
  },
  // Answered from the scenario: see `ScriptedWorld` and `quoted`.
  intent: () => ({ ok: true }),
  quote: () => ({ ok: true }),
  move: inMailbox('move'),
  flag: inMailbox('flag'),
};

function inMailbox(effect: string) {
  return ({ source }: Performing): Answer =>
    source === 'imap'
      ? { ok: true }
      : {
          ok: false,
          failure: {
            effect,
            message: 'the mail did not come by IMAP: there is no mailbox to change',
            temporary: false,
          },
        };
}

const toOf = (mail: Value) =>
  mail !== null && typeof mail === 'object' && 'to' in mail ? String((mail as { to: Value }).to) : '';

const titleOf = (task: Value) =>
  task !== null && typeof task === 'object' && 'title' in task ? String((task as { title: Value }).title) : '';
