import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deeds } from '../../../app/acts/deeds.ts';
import { configSchema } from '../../../app/config/schema.ts';
import { type EditorBuild, editorBuild } from '../../../app/editor/build.ts';
import { Extensions } from '../../../app/extensions/extensions.ts';
import { openKeys } from '../../../app/http/access/keys.ts';
import type { Push } from '../../../app/http/push/part.ts';
import { type Page, startPage } from '../../../app/http/start.ts';
import { Ops } from '../../../app/ops/ops.ts';
import { ActiveRules, ALONE } from '../../../app/rules/active.ts';
import { RunsDesk } from '../../../app/runs/runs.ts';
import { Editing } from '../../../app/workspace/editing.ts';
import { HeldBack } from '../../../app/workspace/held-back.ts';
import { pageChannel } from '../../../connectors/channels/page.ts';
import type { Arrival } from '../../../connectors/sources/source.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import type { WorldEvent } from '../../../engine/interpreter/host.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { anAlert, anEvent, aTask } from '../../store/specimens.ts';

export interface Stage {
  readonly page: Page;
  readonly store: Store;
  readonly token: string;
  /** What workflows were told. */
  readonly told: (WorldEvent & { readonly id: string })[];
  readonly taken: Arrival[];
  /** The rules folder, empty at first, and what of it is active. */
  readonly rulesDir: string;
  readonly active: ActiveRules;
  /** What the log was told. */
  readonly warnings: string[];
  /** One-time codes that were sent. */
  readonly codes: { readonly person: string; readonly code: string }[];
  close(): Promise<void>;
}

export const LINK_KEY = new Uint8Array(32).fill(7);

/** The page over a real store with one event in it, that has an alert and a task. */
export async function openStage(
  people: Ruleset['people'] = {},
  push?: Push,
  editor: EditorBuild = editorBuild(tmpdir()),
): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'posthorn-page-'));
  const store = await openStore({ dir });
  const keys = openKeys(join(dir, 'page-token'));
  const told: Stage['told'] = [];
  const taken: Arrival[] = [];
  const warnings: string[] = [];
  const tell = async (id: string, world: WorldEvent) => {
    await store.events.noteState(id, world);
    told.push({ id, ...world });
  };
  const take = async (arrival: Arrival) => {
    taken.push(arrival);
    return { id: 'e2', handed: Promise.resolve() };
  };
  const http = configSchema.parse({
    http: { port: 0, names: ['posthorn.internal'], url: 'https://posthorn.ours.example' },
  }).http;
  const rules = { plans: [], people, lists: {}, templates: {} };
  const codes: Stage['codes'] = [];
  const running: string[] = [];
  const acting = {
    deeds: new Deeds({ ...store, tell }),
    key: LINK_KEY,
    async sendCode({ person }: Alert, code: string) {
      codes.push({ person, code });
      return 'sms';
    },
  };
  const occur = async () => {
    throw new Error('no source is configured here');
  };
  const events = { senders: [], maxSize: 1_024 };
  const intake = { take, occur };
  const rulesDir = join(dir, 'rules');
  mkdirSync(rulesDir);
  const held = new HeldBack(store, true);
  const active = new ActiveRules(
    rulesDir,
    store.rules,
    () => {},
    ALONE,
    () => {},
    new Extensions(rulesDir, () => {}),
    held,
  );
  await active.start();
  const editing = new Editing({ dir: rulesDir, store, rules: active, held });
  const durable = { runs: statusesOf(running), stateOf: async () => undefined, cancel: async () => false };
  const runs = new RunsDesk({ store, durable, rules: () => rules });
  const afterLooks = (listener: () => void) => active.afterLooks(listener);
  const page = await startPage(http, {
    store,
    channels: { names: ['desk'], get: () => pageChannel() },
    keys,
    tell,
    intake,
    acting,
    push,
    editor,
    events,
    editing: { editing, runs, watched: { dir: rulesDir, afterLooks } },
    rules: () => rules,
    ops: new Ops([]),
    warn: (message) => warnings.push(message),
  });
  await fill(store);
  running.push('e1');
  const close = async () => {
    await page.close();
    await active.stop();
    await store.close();
    rmSync(dir, { recursive: true });
  };
  return { page, store, token: keys.token, told, taken, warnings, rulesDir, active, codes, close };
}

/** What Temporal would list. */
const statusesOf = (running: readonly string[]) => ({
  running: async () => [...running],
  statuses: async (ids: readonly string[]) =>
    new Map(ids.filter((id) => running.includes(id)).map((id) => [id, 'running' as const])),
});

export const HOSTILE = '<script>alert(1)</script>"\'&amp;';

async function fill({ events, log, tasks }: Store): Promise<void> {
  const policy = 'logistics/shipping-trouble';
  await events.takeIn(anEvent({ subject: HOSTILE, envelope: { mailbox: 'sales', receivedAt: Date.now() } }));
  await events.settle('e1', 'sales', 'started');
  const alert = anAlert({ subject: HOSTILE, body: HOSTILE });
  await log.begin(alert);
  await log.finish(alert.key, { ok: true });
  const run = { policy, branch: '0' };
  await log.append('e1', 0, [
    { ...run, at: 0, kind: 'start', seq: 0 },
    { ...run, at: 0, kind: 'notify', seq: 1, to: 'li', channel: 'page', reason: 'told', alert: alert.key },
    { ...run, at: 0, kind: 'suppressed', seq: 1, to: HOSTILE, reason: 'already' },
    { ...run, at: 0, kind: 'wait', seq: 3, state: 'task.done', until: 21_600_000 },
  ]);
  await tasks.create(aTask({ title: HOSTILE }));
}
