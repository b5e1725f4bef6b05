import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { openFiles } from '../../connectors/store/files.ts';
import type { Alert, Question } from '../../engine/arbiter/alert.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { DEFAULT_HOLD_MS, type EventStart, type RunStart, type WorldEvent } from '../../engine/interpreter/host.ts';
import { tellingsIn } from '../../engine/interpreter/recollection.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { House } from '../../engine/simulator/house.ts';
import { ScriptedWorld } from '../../engine/simulator/stage.ts';
import { loadBundle } from '../../workflows/bundle.ts';
import { connect, type DurableClient } from '../../workflows/client.ts';
import { dataConverter } from '../../workflows/codec/codec.ts';
import type { Activities, Extending, Perform, Recording } from '../../workflows/definitions/activities.ts';
import { keyOf } from '../../workflows/key.ts';
import { startWorker } from '../../workflows/worker.ts';
import { startTemporal, type Temporal } from '../real/temporal.ts';

const PEOPLE = `import { person, team } from 'posthorn';
export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'zh' });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh', superior: chen, channels: ['email'] });
export const anna = person('anna', { name: 'Anna', zone: 'Europe/Berlin', language: 'en', superior: chen, channels: ['webhook', 'email'] });
export const desk = team('desk', { name: 'Desk', lead: li, members: [li, anna] });
`;

export const SUBJECT = 'Customs hold MSKU1234565';
const FACTS: RunStart['facts'] = { 'mail.subject': SUBJECT, 'mail.from.domain': 'forwarder.example' };

/** What a policy does, and how it presses. */
export interface PolicyText {
  readonly priority?: string;
  readonly endsWhen?: string;
  readonly run: string;
}

/** The policies compiled, by id, each ready to run. */
export function compiled(policies: { readonly [id: string]: PolicyText }): { ruleset: Ruleset; runs: RunStart[] } {
  const files = new Map(Object.entries(policies).map(([id, policy]) => [`${id}.ts`, textOf(policy)]));
  files.set('people.ts', PEOPLE);
  const { ruleset, diagnostics } = compileRules({ read: (path) => files.get(path), paths: () => [...files.keys()] });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Error(errors.map((d) => `${d.file}:${d.line}: ${d.message}`).join('\n'));
  const runs = ruleset.plans.map((plan): RunStart => {
    const facts = Object.fromEntries(plan.reads.map((path) => [path, FACTS[path]]));
    return { plan, facts, derived: [], lists: {}, templates: {} };
  });
  return { ruleset, runs };
}

const textOf = ({ priority = 'normal', endsWhen, run }: PolicyText) => `
import { all, any, createTask, every, flag, localTime, matches, mentions, move, notify, policy, sleep, together, until } from 'posthorn';
import { anna, chen, desk, li } from './people.ts';
export default policy({
  title: 'Test', owner: 'desk', on: 'mail.received', priority: '${priority}',
  ${endsWhen ? `endsWhen: ({ mail, alerts }) => ${endsWhen},` : ''}
  async run({ mail, alerts }) {
${run}
  },
});`;

export const eventNow = (id: string): EventStart => ({
  id,
  receivedAt: Date.now(),
  subject: SUBJECT,
  hold: DEFAULT_HOLD_MS,
  holds: [],
});

/** Activities that remember what they were asked. Everything works at once, unless a test says otherwise. */
export class Doings implements Activities {
  readonly sent: Alert[] = [];
  readonly #recorded = new Map<string, Entry[]>();
  readonly #house: House;
  readonly #world: ScriptedWorld;
  /** Called before each activity of that name: may take its time, or throw. */
  readonly before: { [name in keyof Activities]?: (asked: never) => Promise<void> | void } = {};

  constructor(people: Ruleset['people']) {
    this.#house = new House(people);
    this.#world = new ScriptedWorld(this.#house, { source: 'imap', script: () => undefined, happenings: [] });
  }

  /** The timeline of an event as the log has it: a hole where an ordinal is missing. */
  entries(event: string): readonly Entry[] {
    return this.#recorded.get(event) ?? [];
  }

  send = async (alert: Alert, recording?: Recording): Promise<void> => {
    try {
      await this.before.send?.(alert as never);
      this.sent.push(alert);
    } finally {
      if (recording) await this.record(recording);
    }
  };

  /** Keys of deliveries that ended otherwise than by their channel. */
  readonly abandoned: string[] = [];

  abandon = async ({ key }: { readonly key: string }): Promise<void> => void this.abandoned.push(key);

  lookUp = async (question: Question) => this.#house.directory(question);

  /** What was brought into summaries, and what looks at the mailbox find. */
  readonly gathered: Item[] = [];
  found: string[] = [];

  gather = async (item: Item, recording?: Recording): Promise<void> => {
    this.gathered.push(item);
    if (recording) await this.record(recording);
  };

  recheck = async ({ states }: { states: readonly string[] }): Promise<string[]> =>
    states.filter((state) => this.found.includes(state));

  /** What the store knows to have happened to an event, whether or not its run was told. */
  readonly remembered = new Map<string, WorldEvent[]>();

  remember = async (event: string): Promise<WorldEvent[]> => this.remembered.get(event) ?? [];

  recollect = async (event: string) => {
    const entries = this.entries(event);
    return { entries: entries.length, told: tellingsIn(entries, this.sent) };
  };

  record = async ({ event, firstOrdinal, entries }: Recording): Promise<void> => {
    const all = this.#recorded.get(event) ?? [];
    this.#recorded.set(event, all);
    for (const [i, entry] of entries.entries()) all[firstOrdinal + i] = entry;
  };

  createTask = this.#perform('createTask');
  sendMail = this.#perform('sendMail');
  extension = async ({ effect, signature, ...performing }: Extending, recording?: Recording) => {
    try {
      await this.before.extension?.({ effect, ...performing } as never);
      const { answer } = this.#world.play({ kind: 'perform', effect, extension: signature, ...performing });
      return answer.ok ? (answer.value as Awaited<ReturnType<Perform>>) : undefined;
    } finally {
      if (recording) await this.record(recording);
    }
  };
  move = this.#perform('move');
  flag = this.#perform('flag');
  localTime = this.#perform('localTime');
  nextTime = this.#perform('nextTime');
  workingTime = this.#perform('workingTime');
  intent = this.#perform('intent');
  quote = this.#perform('quote');

  #perform(
    effect: 'createTask' | 'sendMail' | 'move' | 'flag' | 'localTime' | 'nextTime' | 'workingTime' | 'intent' | 'quote',
  ): Perform {
    return async (performing, recording) => {
      try {
        await this.before[effect]?.(performing as never);
        const { answer } = this.#world.play({ kind: 'perform', effect, ...performing });
        return answer.ok ? (answer.value as Awaited<ReturnType<Perform>>) : undefined;
      } finally {
        if (recording) await this.record(recording);
      }
    };
  }
}

/** A Temporal server with a worker over some activities. */
export interface Stand {
  readonly temporal: Temporal;
  readonly durable: DurableClient;
  readonly workflow: Client['workflow'];
  readonly dir: string;
  close(): Promise<void>;
}

export async function openStand(activities: Activities, converter?: DataConverter): Promise<Stand> {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-stand-'));
  const temporal = await startTemporal();
  const { address } = temporal;
  const sealing = converter ?? dataConverter(keyOf(new Uint8Array(32).fill(7)), await openFiles(join(dir, 'payloads')));
  const trouble: string[] = [];
  const worker = await startWorker({
    address,
    bundle: await loadBundle(),
    activities,
    dataConverter: sealing,
    warn: (message) => trouble.push(message),
  });
  const durable = await connect({ address, dataConverter: sealing });
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection, dataConverter: sealing });
  return {
    temporal,
    durable,
    workflow,
    dir,
    async close() {
      await worker.stop();
      await Promise.all([durable.close(), connection.close()]);
      await temporal.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
