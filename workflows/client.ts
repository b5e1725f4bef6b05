import { Client, Connection, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Item } from '../engine/arbiter/wish.ts';
import { begunBy } from '../engine/interpreter/gathering.ts';
import type { Cancelling, EventStart, RunStart, WorldEvent } from '../engine/interpreter/host.ts';
import type { handleEvent } from './definitions/handle-event.ts';
import { cancel, type EventState, gather, type Joining, join, state, world } from './definitions/messages.ts';
import { Mailboxes } from './mailboxes.ts';
import { TASK_QUEUE } from './names.ts';
import { Runs } from './runs.ts';
import { Schedules } from './schedules.ts';
import { ServerError } from './server/server-error.ts';
import { connectionTo, namespaceOf, type Service } from './service.ts';

export interface DurableClient {
  /**
   * Starts the event's workflow with these runs, or has them join the one that runs. Idempotent: a policy runs once.
   *
   * @param at when they begin, in epoch ms: when the copy of the mail came
   */
  start(event: EventStart, runs: readonly RunStart[], at?: number): Promise<void>;
  /** Has an alert join the summary that an event is, or begins it. */
  gather(event: EventStart, item: Item): Promise<void>;
  /** Says that something became true. @returns whether a workflow of the event still runs. */
  tell(event: string, happened: WorldEvent): Promise<boolean>;
  /** Ends runs of an event. @returns whether a workflow of the event still runs. */
  cancel(event: string, cancelling: Cancelling): Promise<boolean>;
  /** What the event's run looks like now; undefined where there is none. Asks a worker, and rejects where none answers soon. */
  stateOf(event: string): Promise<EventState | undefined>;
  /** The mailboxes that workers watch. */
  readonly mailboxes: Mailboxes;
  /** The schedules of policies. */
  readonly schedules: Schedules;
  /** Which events still run. */
  readonly runs: Runs;
  /** Rejects where the service does not answer. */
  reach(): Promise<void>;
  /** How many events have a run now; as of a moment ago, for Temporal counts them aside. */
  waitingRuns(): Promise<number>;
  close(): Promise<void>;
}

export interface ClientOptions extends Service {
  readonly dataConverter: DataConverter;
  readonly taskQueue?: string;
}

/** A worker that has to read a run's whole history first takes a while. */
const ASKING_MS = 5_000;

/** Whoever looks after a service does not wait for it longer, in ms. */
const PATIENCE_MS = 2_000;

/** @throws ServerError where nothing answers at the address */
export async function connect(options: ClientOptions): Promise<DurableClient> {
  const { address, dataConverter, taskQueue = TASK_QUEUE } = options;
  const connection = await Connection.connect(connectionTo(options)).catch((cause) => {
    throw new ServerError(
      `No Temporal server answers at ${address} (${(cause as Error).message}). Start it, or unset TEMPORAL_ADDRESS and "temporal.address" to have one started here.`,
      { cause },
    );
  });
  const namespace = namespaceOf(options);
  const client = new Client({ connection, namespace, dataConverter });
  const { workflow, schedule } = client;
  return {
    runs: new Runs(client, namespace),
    mailboxes: new Mailboxes(workflow, taskQueue),
    schedules: new Schedules(schedule, taskQueue),
    async start(event, runs, at = event.receivedAt) {
      const joining: Joining = { at, runs };
      // A copy of the mail may come in when all is over: see `EventStart.earlier`.
      const options = { workflowId: event.id, taskQueue, workflowIdReusePolicy: 'ALLOW_DUPLICATE' } as const;
      try {
        await workflow.start<typeof handleEvent>('handleEvent', { ...options, args: [event, joining] });
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
        const joins = { ...options, args: [event] as [EventStart], signal: join, signalArgs: [joining] as [Joining] };
        await workflow.signalWithStart<typeof handleEvent, [Joining]>('handleEvent', joins);
      }
    },
    async gather(event, item) {
      await workflow.signalWithStart<typeof handleEvent, [Item]>('handleEvent', {
        workflowId: event.id,
        taskQueue,
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        args: [begunBy(event, item)],
        signal: gather,
        signalArgs: [item],
      });
    },
    tell: (event, happened) =>
      unlessOver(
        workflow
          .getHandle(event)
          .signal(world, happened)
          .then(() => true),
        false,
      ),
    async reach() {
      const namespace = namespaceOf(options);
      await connection.withDeadline(Date.now() + PATIENCE_MS, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
    },
    async waitingRuns() {
      const query = `WorkflowType = 'handleEvent' AND ExecutionStatus = 'Running'`;
      const counting = () => workflow.count(query);
      return (await connection.withDeadline(Date.now() + PATIENCE_MS, counting)).count;
    },
    cancel: (event, cancelling) =>
      unlessOver(
        workflow
          .getHandle(event)
          .signal(cancel, cancelling)
          .then(() => true),
        false,
      ),
    stateOf: (event) =>
      connection.withDeadline(Date.now() + ASKING_MS, () =>
        unlessOver(workflow.getHandle(event).query(state), undefined),
      ),
    close: () => connection.close(),
  };
}

async function unlessOver<T, U>(asked: Promise<T>, otherwise: U): Promise<T | U> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return otherwise;
    throw error;
  }
}
