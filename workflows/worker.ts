import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { LANGUAGE_VERSION } from '../engine/plan/plan.ts';
import type { Bundle } from './bundle.ts';
import type { Activities } from './definitions/activities.ts';
import { NAMESPACE, TASK_QUEUE } from './names.ts';

export interface WorkerOptions {
  readonly address: string;
  readonly bundle: Bundle;
  readonly activities: Activities;
  readonly dataConverter: DataConverter;
  readonly taskQueue?: string;
  /** Told of trouble: one line, without mail content. */
  readonly warn: (message: string) => void;
}

export interface RunningWorker {
  /** Rejects where the worker died of itself. */
  readonly ended: Promise<void>;
  /** Lets what is under way finish, for at most two seconds. */
  stop(): Promise<void>;
}

/** Starts the worker that carries runs out. @throws where nothing answers at the address */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { address, bundle, activities, dataConverter, taskQueue = TASK_QUEUE, warn } = options;
  quietRuntime(warn);
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace: NAMESPACE,
    taskQueue,
    workflowBundle: { codePath: bundle.codePath },
    activities: { ...activities },
    dataConverter,
    shutdownGraceTime: '1 second',
    shutdownForceTime: '2 seconds',
    // Prepared, and off. Tried on server 1.32: with AUTO_UPGRADE runs go on from one build to the next once somebody has made that build the
    // current one; before that a versioned worker gets no work. One worker has nothing to choose from, and a run keeps its policy by its plan.
    workerDeploymentOptions: {
      version: { deploymentName: 'posthorn', buildId: `${LANGUAGE_VERSION}-${bundle.id}` },
      useWorkerVersioning: false,
    },
  });
  const ended = worker.run().finally(() => connection.close());
  ended.catch(() => {});
  return {
    ended,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended.catch(() => {});
    },
  };
}

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
