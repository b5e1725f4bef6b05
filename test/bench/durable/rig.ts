import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { openChannels } from '../../../connectors/channels/open.ts';
import { offlineProvider } from '../../../connectors/intent/offline/provider.ts';
import { openStock } from '../../../connectors/stock/open.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { openTaskSystems } from '../../../connectors/tasks/open.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import { DEFAULT_HOLD_MS, type RunStart } from '../../../engine/interpreter/host.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { createActivities } from '../../../workflows/activities/index.ts';
import { loadBundle } from '../../../workflows/bundle.ts';
import { connect, type DurableClient } from '../../../workflows/client.ts';
import { dataConverter, FAILURES } from '../../../workflows/codec/codec.ts';
import type { Activities } from '../../../workflows/definitions/activities.ts';
import { keyOf } from '../../../workflows/key.ts';
import { startWorker } from '../../../workflows/worker.ts';
import { startTemporal } from '../../real/temporal.ts';
import type { handWritten } from './hand-written.ts';
import { SUBJECT, subject } from './subject.ts';

const PEER_QUEUE = 'by-hand';

/** Alerts of one event. */
export const ALERTS = 3;

/** Resolves as the marks of one event come in. */
class Marks {
  readonly firstAlert = Promise.withResolvers<number>();
  readonly waiting = Promise.withResolvers<void>();
  #sent = 0;
  #waits = false;

  sent(): void {
    this.#sent++;
    this.firstAlert.resolve(performance.now());
    this.#look();
  }

  recorded(entries: readonly Entry[]): void {
    this.#waits ||= entries.some(({ kind }) => kind === 'wait');
    this.#look();
  }

  #look(): void {
    if (this.#sent === ALERTS && this.#waits) this.waiting.resolve();
  }
}

/** How an event is begun: by us, or by the workflow that was written by hand. */
export type Way = 'ours' | 'peer';

/** A server on a file, a real store, and two workers with the same activities: one of production, one for the peer alone. */
export class Rig {
  readonly #durable: DurableClient;
  readonly #workflow: Client['workflow'];
  readonly #marks: Map<string, Marks>;
  readonly #runs: readonly RunStart[];
  readonly #closing: (() => Promise<void>)[];
  #events = 0;

  private constructor(
    durable: DurableClient,
    workflow: Client['workflow'],
    marks: Map<string, Marks>,
    runs: readonly RunStart[],
    closing: (() => Promise<void>)[],
  ) {
    this.#durable = durable;
    this.#workflow = workflow;
    this.#marks = marks;
    this.#runs = runs;
    this.#closing = closing;
  }

  /** @param policies how many of ours match each event */
  static async open(policies = 1): Promise<Rig> {
    const dir = mkdtempSync(join(tmpdir(), 'posthorn-bench-'));
    const temporal = await startTemporal();
    const { address } = temporal;
    const { ruleset, runs } = subject(policies);
    const marks = new Map<string, Marks>();
    const store = await openStore({ dir });
    const converter = dataConverter(keyOf(new Uint8Array(32)), store.payloads);
    const activities = activitiesOver(watched(store, marks), ruleset, marks);
    const common = { address, activities, dataConverter: converter, warn: (message: string) => console.error(message) };
    const worker = await startWorker({ ...common, bundle: await loadBundle() });
    const peer = await startWorker({ ...common, bundle: await peerBundle(dir), taskQueue: PEER_QUEUE });
    const durable = await connect({ address, dataConverter: converter });
    const connection = await Connection.connect({ address });
    const { workflow } = new Client({ connection, dataConverter: converter });
    const removed = async () => rmSync(dir, { recursive: true, force: true });
    const parts = [
      worker.stop,
      peer.stop,
      durable.close,
      () => connection.close(),
      () => store.close(),
      temporal.close,
      removed,
    ];
    return new Rig(durable, workflow, marks, runs, parts);
  }

  /** Runs events until all of them wait for their task; `width` of them are under way at once. */
  async run(way: Way, events: number, width: number): Promise<void> {
    let left = events;
    const lane = async () => {
      while (left-- > 0) await (await this.#begin(way)).its.waiting.promise;
    };
    await Promise.all(Array.from({ length: width }, lane));
  }

  /** From the start's call to the first delivery, in ms. */
  async firstAlert(way: Way): Promise<number> {
    const { begun, its } = await this.#begin(way);
    const first = await its.firstAlert.promise;
    await its.waiting.promise;
    return first - begun;
  }

  /** Events of a history that waits for its task. */
  async historyLength(way: Way): Promise<number> {
    const { id, its } = await this.#begin(way);
    await its.waiting.promise;
    // The workflow task that writes the last marker ends after the mark.
    await sleep(1_000);
    return (await this.#workflow.getHandle(id).describe()).historyLength;
  }

  async close(): Promise<void> {
    for (const close of this.#closing) await close();
  }

  async #begin(way: Way): Promise<{ id: string; begun: number; its: Marks }> {
    const id = `mail-${way}-${++this.#events}`;
    const its = new Marks();
    this.#marks.set(id, its);
    const begun = performance.now();
    if (way === 'ours') {
      const event = { id, receivedAt: Date.now(), subject: SUBJECT, hold: DEFAULT_HOLD_MS, holds: [] };
      await this.#durable.start(event, this.#runs);
    } else {
      const args: Parameters<typeof handWritten> = [id, Date.now(), SUBJECT];
      await this.#workflow.start<typeof handWritten>('handWritten', { workflowId: id, taskQueue: PEER_QUEUE, args });
    }
    return { id, begun, its };
  }
}

/** Everybody is told on the page, and the first time is marked. */
function activitiesOver(store: Store, { people }: Ruleset, marks: Map<string, Marks>): Activities {
  const channels = openChannels({}, { signingKey: new Uint8Array(32) });
  const page = channels.get('page')!;
  const send: typeof page.send = async (alert) => {
    marks.get(alert.event)?.sent();
    return await page.send(alert);
  };
  return createActivities({
    takeTick: async () => {},
    outbox: { send: async ({ id }) => ({ messageId: id }), close: async () => {} },
    store,
    channels: { ...channels, get: () => ({ ...page, send }) },
    tasks: openTaskSystems({ oa: { kind: 'embedded' } }, { tasks: store.tasks }),
    mailboxes: { move: async () => undefined, flag: async () => {}, look: async () => [] },
    intents: offlineProvider,
    stock: openStock({}, '.', () => {}),
    gatherings: { join: async () => {} },
    people: () => people,
  });
}

function watched(store: Store, marks: Map<string, Marks>): Store {
  const append: Store['log']['append'] = async (event, ordinal, entries, history) => {
    const fresh = await store.log.append(event, ordinal, entries, history);
    marks.get(event)?.recorded(entries);
    return fresh;
  };
  const log = new Proxy(store.log, {
    get: (target, name) => (name === 'append' ? append : Reflect.get(target, name).bind(target)),
  });
  return { ...store, log, close: () => store.close() };
}

async function peerBundle(dir: string): Promise<{ codePath: string; id: string }> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, 'hand-written.ts'),
    failureConverterPath: FAILURES,
    logger: new DefaultLogger('ERROR'),
  });
  mkdirSync(dir, { recursive: true });
  const codePath = join(dir, 'bundle.cjs');
  writeFileSync(codePath, code);
  return { codePath, id: createHash('sha256').update(code).digest('hex').slice(0, 12) };
}
