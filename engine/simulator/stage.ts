import type { Directory, Question } from '../arbiter/alert.ts';
import { localTime, nextTime } from '../facts/zone.ts';
import type { Answer, Command } from '../interpreter/host.ts';
import type { Value } from '../plan/expression.ts';
import { taskId } from '../plan/hash.ts';
import { personsBehind } from '../plan/people.ts';
import type { Ruleset } from '../plan/ruleset.ts';
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

  constructor(people: Ruleset['people'], source: Scenario['source'], script: Script) {
    this.#people = people;
    this.#source = source;
    this.#script = script;
  }

  play(command: Command): Played {
    if (command.kind === 'lookup') return { takes: 0, answer: { ok: true, value: this.directory(command) } };
    const script = this.#script(command);
    const takes = script?.takes ?? 0;
    const effect = command.kind === 'send' ? 'send' : command.effect;
    const at = command.at + takes;
    if (script?.fails) return { takes, answer: { ok: false, at, failure: { effect, ...script.fails } } };
    if (command.kind === 'send') return { takes, answer: { ok: true, at } };
    return { takes, answer: { ...this.#perform(command), at } };
  }

  directory({ refs }: Question): Directory {
    const behind = Object.fromEntries(refs.map((ref) => [ref, personsBehind(ref, this.#people)]));
    const persons = new Set(Object.values(behind).flat());
    return { refs: behind, persons: Object.fromEntries([...persons].map((id) => [id, this.#reachable(id)])) };
  }

  #reachable(id: string): Directory['persons'][string] {
    const person = this.#people[id];
    if (person?.kind !== 'person') throw new Error(`${id} is no person of the rules`);
    const channels = [...new Set([...(person.channels.length ? person.channels : ['email']), 'page'])];
    const { name, language, zone } = person;
    return { name, language, zone, channels: channels.map((channel) => ({ channel, address: id })) };
  }

  #perform({ effect, args, key, at }: Extract<Command, { kind: 'perform' }>): Answer {
    const perform = PERFORM[effect];
    if (!perform) return { ok: true };
    return perform({ key, args, at, zoneOf: (where) => this.#zoneOf(where), source: this.#source });
  }

  #zoneOf(where: Value): string {
    if (typeof where === 'string') return where;
    const ref =
      where !== null && typeof where === 'object' && 'who' in where ? String((where as { who: Value }).who) : '';
    const person = this.#people[personsBehind(ref, this.#people)[0] ?? ''];
    return person?.kind === 'person' ? person.zone : 'UTC';
  }
}

interface Performing {
  readonly key: string;
  readonly args: readonly Value[];
  readonly at: number;
  readonly zoneOf: (where: Value) => string;
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
