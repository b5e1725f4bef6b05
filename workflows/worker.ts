import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, type WorkerOptions as SdkOptions, Worker } from '@temporalio/worker';
import { LANGUAGE_VERSION } from '../engine/plan/plan.ts';
import type { Bundle } from './bundle.ts';
import type { Activities, Ticking, Watching } from './definitions/activities.ts';
import { TASK_QUEUE } from './names.ts';
import { connectionTo, namespaceOf, type Service } from './service.ts';

/** How much a worker does at once. What is left out is as the SDK has it. */
export interface Tuning {
  /** Workflow tasks: steps of runs. 40. */
  readonly steps?: number | undefined;
  /** Activities: deliveries, tasks, changes in mailboxes. 100. */
  readonly activities?: number | undefined;
  /** Runs that are kept in memory; those beyond are replayed when they go on. */
  readonly cachedRuns?: number | undefined;
}

export interface WorkerOptions extends Service {
  /** Without it, the worker carries out activities alone. */
  readonly bundle?: Bundle | undefined;
  readonly activities: (Activities & Partial<Ticking>) | Watching;
  readonly dataConverter: DataConverter;
  readonly taskQueue?: string;
  readonly tuning?: Tuning | undefined;
  /** Told of trouble: one line, without mail content. */
  readonly warn: (message: string) => void;
}

export interface RunningWorker {
  /** Whether it asks for work. */
  polls(): boolean;
  /** Rejects where the worker died of itself. */
  readonly ended: Promise<void>;
  /** Lets what is under way finish, for at most two seconds. */
  stop(): Promise<void>;
}

/** Starts the worker that carries runs out. @throws where nothing answers at the address */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  quietRuntime(options.warn);
  const connection = await NativeConnection.connect(connectionTo(options));
  const worker = await Worker.create({ connection, ...settingsOf(options) });
  const ended = worker.run().finally(() => connection.close());
  ended.catch(() => {});
  return {
    polls: () => worker.getState() === 'RUNNING',
    ended,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended.catch(() => {});
    },
  };
}

/** How often a heartbeat is passed on to the server at most, in ms: the time-outs of our activities are 6 s and 15 s. */
const HEARTBEATS_EVERY = 6_000;

function settingsOf(options: WorkerOptions): Omit<SdkOptions, 'connection'> {
  const { bundle, activities, dataConverter, taskQueue = TASK_QUEUE, tuning = {} } = options;
  return {
    namespace: namespaceOf(options),
    taskQueue,
    activities: { ...activities },
    dataConverter,
    maxHeartbeatThrottleInterval: HEARTBEATS_EVERY,
    ...tuned(tuning),
    // What watches a mailbox never finishes by itself, and is to move at once.
    shutdownGraceTime: bundle ? '1 second' : 0,
    shutdownForceTime: bundle ? '2 seconds' : '4 seconds',
    ...(bundle && versioned(bundle)),
  };
}

const tuned = ({ steps, activities, cachedRuns }: Tuning) => ({
  ...(steps !== undefined && { maxConcurrentWorkflowTaskExecutions: steps }),
  ...(activities !== undefined && { maxConcurrentActivityTaskExecutions: activities }),
  ...(cachedRuns !== undefined && { maxCachedWorkflows: cachedRuns }),
});

/**
 * Versions are prepared, and off. Tried on server 1.32: with AUTO_UPGRADE runs go on from one build to the next once somebody has made that
 * build the current one; before that a versioned worker gets no work. A run keeps its policy by its plan, and replays on every
 * build of the same language version.
 */
const versioned = (bundle: Bundle) => ({
  workflowBundle: { codePath: bundle.codePath },
  workerDeploymentOptions: {
    version: { deploymentName: 'posthorn', buildId: `${LANGUAGE_VERSION}-${bundle.id}` },
    useWorkerVersioning: false as const,
  },
});

let installed = false;

/** What an activity failed at is in the timeline, with its reason, and for good or not. */
const TOLD_ELSEWHERE = new Set(['Activity failed']);

/** The SDK logs to stderr by itself; only trouble is of interest, and once for the process. */
export function quietRuntime(warn: (message: string) => void): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    // Whoever started the worker ends it, in its place in the order: not the SDK, at Ctrl-C.
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ message }) => TOLD_ELSEWHERE.has(message) || warn(message)),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
}
