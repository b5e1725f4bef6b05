import { type Client, WorkflowNotFoundError } from '@temporalio/client';

export type RunStatus = 'running' | 'ended' | 'failed';

const STATUS: { readonly [name: string]: RunStatus } = {
  RUNNING: 'running',
  CONTINUED_AS_NEW: 'running',
  COMPLETED: 'ended',
};

const ASKED_AT_ONCE = 100;

/** The runs of events. */
export class Runs {
  readonly #client: Client;
  readonly #namespace: string;

  constructor(client: Client, namespace: string) {
    this.#client = client;
    this.#namespace = namespace;
  }

  /** Whether a workflow of the event still runs. */
  async isOpen(event: string): Promise<boolean> {
    try {
      return (await this.#client.workflow.getHandle(event).describe()).status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  /** Those of these events that Temporal knows a workflow of, and how that is; as of a moment ago, for Temporal lists them aside. */
  async statuses(events: readonly string[]): Promise<Map<string, RunStatus>> {
    const statuses = new Map<string, RunStatus>();
    for (let at = 0; at < events.length; at += ASKED_AT_ONCE) {
      const ids = events.slice(at, at + ASKED_AT_ONCE).map((id) => `'${id.replaceAll("'", "''")}'`);
      const query = `WorkflowType = 'handleEvent' AND WorkflowId IN (${ids.join(', ')})`;
      for await (const { workflowId, status } of this.#client.workflow.list({ query })) {
        // The newest of several workflows of one event comes first.
        if (!statuses.has(workflowId)) statuses.set(workflowId, STATUS[status.name] ?? 'failed');
      }
    }
    return statuses;
  }

  /** Events whose workflow runs, the newest first. */
  async running(limit: number): Promise<string[]> {
    const events: string[] = [];
    const query = `WorkflowType = 'handleEvent' AND ExecutionStatus = 'Running'`;
    for await (const { workflowId } of this.#client.workflow.list({ query })) {
      if (events.push(workflowId) >= limit) break;
    }
    return events;
  }

  /** When the oldest workflow that still runs began, in epoch ms; undefined where none does. */
  async oldest(): Promise<number | undefined> {
    let oldest: number | undefined;
    // those that watch a mailbox run for good, and keep nothing of a mail
    const query = `ExecutionStatus = 'Running' AND WorkflowType != 'watchMailbox'`;
    for await (const { startTime } of this.#client.workflow.list({ query })) {
      oldest = Math.min(oldest ?? Number.POSITIVE_INFINITY, startTime.getTime());
    }
    return oldest;
  }

  /** Events whose run ended in an error since then (epoch ms): of itself, or because somebody ended it. */
  async failed(since: number): Promise<{ event: string; at: number }[]> {
    const failed: { event: string; at: number }[] = [];
    const query = `WorkflowType = 'handleEvent' AND ExecutionStatus IN ('Failed', 'TimedOut', 'Terminated') AND CloseTime > '${new Date(since).toISOString()}'`;
    for await (const { workflowId: event, closeTime } of this.#client.workflow.list({ query })) {
      failed.push({ event, at: closeTime?.getTime() ?? since });
    }
    return failed;
  }

  /** Removes the history of an event whose workflow has ended, before Temporal's own retention does. */
  async forget(event: string): Promise<void> {
    const execution = { namespace: this.#namespace, workflowExecution: { workflowId: event } };
    try {
      await this.#client.workflowService.deleteWorkflowExecution(execution);
    } catch (error) {
      if ((error as { code?: number }).code !== NOT_FOUND) throw error;
    }
  }
}

/** gRPC's status code. */
const NOT_FOUND = 5;
