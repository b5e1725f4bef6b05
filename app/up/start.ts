import type { Store } from '../../connectors/store/store.ts';
import type { Config } from '../config/schema.ts';
import { serveOps } from '../http/ops/serve.ts';
import type { Page } from '../http/start.ts';
import type { MailIntake } from '../intake/intake.ts';
import type { Rules } from '../intake/match.ts';
import { channelVoice } from '../ops/channel-voice.ts';
import { Ops } from '../ops/ops.ts';
import { tracesOf } from '../ops/traces.ts';
import { Retention } from '../retention/keep.ts';
import type { Publication } from '../rules/active.ts';
import { startAlarms } from './alarms.ts';
import { type Base, openBase, openIntake } from './base.ts';
import { openPage, startSources } from './front.ts';
import { keepMailboxes, startMailboxes } from './mailboxes.ts';
import { type Role, UP } from './role.ts';
import { startRuns } from './runs.ts';
import { keepSchedules } from './schedules.ts';
import { isShared } from './shared.ts';
import { SourceWatch } from './source-watch.ts';
import { listenersOf, mailboxesOf } from './sources.ts';
import { Stack } from './stack.ts';
import { Upkeep } from './upkeep.ts';
import type { Voice } from './voice.ts';

export type { Voice } from './voice.ts';

/** A process of Posthorn, running. */
export interface Process {
  readonly store: Store;
  readonly rules: { current(): Rules };
  /** Ends everything in good order; what waits goes on at the next start. */
  stop(): Promise<void>;
}

/** One that has the front. */
export interface Posthorn extends Process {
  readonly intake: MailIntake;
  /** What the first look at the rules folder came to. */
  readonly publication: Publication;
  readonly addresses: {
    /** With the token. */
    readonly page: string;
    readonly editor: string;
    readonly smtp: string | undefined;
    readonly folder: string | undefined;
    readonly temporal: string | undefined;
  };
}

/**
 * Starts everything, or what the role says: store, rules, Temporal, worker, page, sources. What was opened is closed again where a
 * later part cannot be started.
 *
 * @param role one with the front
 * @throws Error of the part that cannot be started, in one sentence with its remedy
 */
export const startPosthorn = (config: Config, voice: Voice, role: Role = UP): Promise<Posthorn> =>
  opening((open) => assemble(config, voice, role, open));

/** Starts a process that works for others: without page and listeners. @throws as {@link startPosthorn} */
export const startWorkerProcess = (config: Config, voice: Voice, role: Role): Promise<Process> =>
  opening(async (open) => {
    const { base } = await work(config, voice, role, open);
    return { store: base.store, rules: base.rules, stop: () => open.close() };
  });

async function opening<T>(start: (open: Stack) => Promise<T>): Promise<T> {
  const open = new Stack();
  try {
    return await start(open);
  } catch (error) {
    await open.close();
    throw error;
  }
}

/** What both kinds of process do: carry runs out, and watch mailboxes that are shared among processes. */
async function work(config: Config, voice: Voice, role: Role, open: Stack) {
  const ops = new Ops(['store', 'rules', 'temporal', ...(role.alerts ? ['worker'] : [])]);
  if (config.ops.port !== undefined) open.keep(await serveOps(config.ops, ops), (it) => it.close());
  const traces = tracesOf(config.ops, role.name);
  if (traces) ops.tell(open.keep(traces, (it) => it.close()).observe);
  ops.tell(channelVoice(voice.warn));
  const base = await openBase(config, voice, role, ops, open);
  ops.token = base.pageKeys.token;
  open.keep(new SourceWatch(ops.sources, voice.warn), (it) => it.stop());
  const { teller, intake } = openIntake(base, open);
  if (role.alerts) await startRuns(base, intake, open);
  const shared = isShared(config, role);
  const room = role.mailboxes === true ? config.worker.mailboxes : Number(role.mailboxes);
  if (shared && room > 0) await startMailboxes(base, intake, room, open);
  startAlarms(base, { teller, intake, alone: !shared }, open);
  open.keep(new Upkeep({ ...base, teller, intake, alone: !shared }), (it) => it.stop());
  const { store, durable } = base;
  open.keep(new Retention({ store, runs: durable.runs }, config.retention, voice.warn), (it) => it.stop());
  return { base, teller, intake, shared };
}

async function assemble(config: Config, voice: Voice, role: Role, open: Stack): Promise<Posthorn> {
  const { base, teller, intake, shared } = await work(config, voice, role, open);
  const page = open.keep(await openPage(base, intake, teller, open), (it) => it.close());
  const fetched = shared ? [] : mailboxesOf(config, intake, base.store);
  await startSources([...listenersOf(config, intake), ...fetched], base, open);
  keepMailboxes(shared ? config.mailboxes : [], base, open);
  keepSchedules(base, open);
  return {
    store: base.store,
    rules: base.rules,
    intake,
    publication: base.publication!,
    addresses: addressesOf(base, page),
    stop: () => open.close(),
  };
}

const addressesOf = (
  { config: { smtp, folder }, temporal }: Base,
  page: Pick<Page, 'url' | 'editor'>,
): Posthorn['addresses'] => ({
  page: page.url,
  editor: page.editor,
  smtp: smtp ? `${smtp.host}:${smtp.port}` : undefined,
  folder: folder ? folder.path : undefined,
  temporal: temporal.uiAddress,
});
