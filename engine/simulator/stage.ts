import type { Directory, Question } from '../arbiter/alert.ts';
import { localTime, nextTime } from '../facts/zone.ts';
import type { Answer, Command } from '../interpreter/host.ts';
import { parseDuration } from '../plan/duration.ts';
import type { Value } from '../plan/expression.ts';
import { taskId } from '../plan/hash.ts';
import type { Person, Ruleset } from '../plan/ruleset.ts';
import { answer } from '../roster/answer.ts';
import { behind } from '../roster/behind.ts';
import type { Known } from '../roster/known.ts';
import { personOf } from '../roster/rota.ts';
import { workingDeadline } from '../roster/working-time.ts';
import type { Performance, Scenario } from './scenario.ts';
import { EVERYBODY_THERE, knownFrom, type Whereabouts } from './whereabouts.ts';

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
  if (command.kind === 'perform') return effect === command.effect;
  const { alert } = command;
  return effect === 'send' && (channel ?? alert.channel) === alert.channel && (to ?? alert.person) === alert.person;
}

/**
 * The world of a scenario: answers commands as its script says, and otherwise as a world in which everything works at
 * once. Persons are reached by the channels that the rules give them, or by e-mail, and on the page.
 */
export class ScriptedWorld {
  readonly #people: Ruleset['people'];
  readonly #script: Script;
  readonly #source: Scenario['source'];
  readonly #whereabouts: Whereabouts;
  readonly #sent: { readonly person: string; readonly at: number }[] = [];

  constructor(people: Ruleset['people'], source: Scenario['source'], script: Script, whereabouts = EVERYBODY_THERE) {
    this.#people = people;
    this.#whereabouts = whereabouts;
    this.#source = source;
    this.#script = script;
  }

  play(command: Command): Played {
    if (command.kind === 'lookup') return { takes: 0, answer: { ok: true, value: this.directory(command) } };
    if (command.kind === 'send') this.#sent.push({ person: command.alert.person, at: command.at });
    const script = this.#script(command);
    const takes = script?.takes ?? 0;
    const effect = command.kind === 'send' ? 'send' : command.effect;
    const at = command.at + takes;
    if (script?.fails) return { takes, answer: { ok: false, at, failure: { effect, ...script.fails } } };
    if (command.kind === 'send') return { takes, answer: { ok: true, at } };
    return { takes, answer: { ...this.#perform(command), at } };
  }

  directory(question: Question): Directory {
    return answer(question, this.#people, this.#known(question.since));
  }

  /** Alerts are counted as the log of production counts them: from the moment at which their sending begins. */
  #known(since = Number.POSITIVE_INFINITY): Known {
    const counts = new Map(Object.entries(this.#whereabouts.recent));
    for (const { person, at } of this.#sent) if (at >= since) counts.set(person, (counts.get(person) ?? 0) + 1);
    return knownFrom(this.#whereabouts, this.#people, Object.fromEntries(counts));
  }

  #perform({ effect, args, key, at }: Extract<Command, { kind: 'perform' }>): Answer {
    const perform = PERFORM[effect];
    if (!perform) return { ok: true };
    return perform({
      key,
      args,
      at,
      zoneOf: (where) => this.#zoneOf(where, at),
      due: (duration, who) => this.#due(duration, who, at),
      source: this.#source,
    });
  }

  #zoneOf(where: Value, at: number): string {
    return typeof where === 'string' ? where : (this.#person(where, at)?.zone ?? 'UTC');
  }

  #due(duration: number, who: Value, at: number): number {
    const person = this.#person(who, at);
    if (!person) throw new RangeError('nobody stands behind that name: there is no time of theirs to read');
    return workingDeadline(at, duration, person, this.#known().absences);
  }

  /** The first person behind a name of the rules at that moment. */
  #person(who: Value, at: number): Person | undefined {
    const ref = who !== null && typeof who === 'object' && 'who' in who ? String((who as { who: Value }).who) : '';
    return personOf(behind(ref, at, this.#people, this.#known())[0]?.person ?? '', this.#people);
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

/** What the effects of the catalogue return when all goes well. */
const PERFORM: { readonly [effect: string]: (performing: Performing) => Answer } = {
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

const titleOf = (task: Value) =>
  task !== null && typeof task === 'object' && 'title' in task ? String((task as { title: Value }).title) : '';
