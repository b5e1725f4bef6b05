import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { openChannels } from '../../../connectors/channels/open.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import { openTaskSystems } from '../../../connectors/tasks/open.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import { DEFAULT_HOLD_MS } from '../../../engine/interpreter/host.ts';
import { createActivities } from '../../../workflows/activities/index.ts';
import { connect, type DurableClient } from '../../../workflows/client.ts';
import { dataConverter, FAILURES } from '../../../workflows/codec/codec.ts';
import { keyOf } from '../../../workflows/key.ts';
import { TASK_QUEUE } from '../../../workflows/names.ts';
import { startWorker } from '../../../workflows/worker.ts';
import { startTemporal } from '../../real/temporal.ts';
import type { handWritten } from './hand-written.ts';
import { SUBJECT, subject } from './subject.ts';

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

/** A server on a file, a real store, and one worker that has both workflows and one set of activities. */
export interface Rig {
  /** Runs events until all of them wait for their task; `width` of them are under way at once. */
  run(way: Way, events: number, width: number): Promise<void>;
  /** From the start's call to the first delivery, in ms. */
  firstAlert(way: Way): Promise<number>;
  /** Events of a history that waits for its task. */
  historyLength(way: Way): Promise<number>;
  close(): Promise<void>;
}

export async function openRig(): Promise<Rig> {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-bench-'));
  const temporal = await startTemporal();
  const { ruleset, run: start } = subject();
  const marks = new Map<string, Marks>();
  const opened = await openStore({ dir });
  const store = watched(opened, marks);
  const channels = openChannels({}, { signingKey: new Uint8Array(32) });
  const page = channels.get('page')!;
  const send: typeof page.send = async (alert) => {
    marks.get(alert.event)?.sent();
    return await page.send(alert);
  };
  const converter = dataConverter(keyOf(new Uint8Array(32)), join(dir, 'payloads'));
  const activities = createActivities({
    store,
    channels: { ...channels, get: () => ({ ...page, send }) },
    tasks: openTaskSystems({ oa: { kind: 'embedded' } }, { tasks: store.tasks }),
    mailboxes: { move: async () => {}, flag: async () => {} },
    people: () => ruleset.people,
  });
  const { address } = temporal;
  const worker = await startWorker({
    address,
    bundle: await bundle(dir),
    activities,
    dataConverter: converter,
    warn: (message) => console.error(message),
  });
  const durable = await connect({ address, dataConverter: converter });
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection, dataConverter: converter });

  const begin = {
    ours: (durable: DurableClient, id: string) => {
      const event = { id, receivedAt: Date.now(), subject: SUBJECT, hold: DEFAULT_HOLD_MS, holds: [] };
      return durable.start(event, [start]);
    },
    peer: async (_: DurableClient, id: string) => {
      const args: Parameters<typeof handWritten> = [id, Date.now(), SUBJECT];
      await workflow.start<typeof handWritten>('handWritten', { workflowId: id, taskQueue: TASK_QUEUE, args });
    },
  };
  let events = 0;
  async function one(way: Way): Promise<{ id: string; begun: number; its: Marks }> {
    const id = `mail-${way}-${++events}`;
    const its = new Marks();
    marks.set(id, its);
    const begun = performance.now();
    await begin[way](durable, id);
    return { id, begun, its };
  }
  return {
    async run(way, count, width) {
      let left = count;
      const lane = async () => {
        while (left-- > 0) await (await one(way)).its.waiting.promise;
      };
      await Promise.all(Array.from({ length: width }, lane));
    },
    async firstAlert(way) {
      const { begun, its } = await one(way);
      const first = await its.firstAlert.promise;
      await its.waiting.promise;
      return first - begun;
    },
    async historyLength(way) {
      const { id, its } = await one(way);
      await its.waiting.promise;
      // The task that writes the last marker ends after the mark.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return (await workflow.getHandle(id).describe()).historyLength;
    },
    async close() {
      await worker.stop();
      await Promise.all([durable.close(), connection.close(), channels.close(), opened.close()]);
      await temporal.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function watched(store: Store, marks: Map<string, Marks>): Store {
  const append: Store['log']['append'] = async (event, ordinal, entries) => {
    await store.log.append(event, ordinal, entries);
    marks.get(event)?.recorded(entries);
  };
  const log = new Proxy(store.log, {
    get: (target, name) => (name === 'append' ? append : Reflect.get(target, name).bind(target)),
  });
  return { ...store, log, close: () => store.close() };
}

async function bundle(dir: string): Promise<{ codePath: string; id: string }> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, 'workflows.ts'),
    failureConverterPath: FAILURES,
    logger: new DefaultLogger('ERROR'),
  });
  mkdirSync(dir, { recursive: true });
  const codePath = join(dir, 'bundle.cjs');
  writeFileSync(codePath, code);
  return { codePath, id: createHash('sha256').update(code).digest('hex').slice(0, 12) };
}
