import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { watchMailbox } from './definitions/watch-mailbox.ts';

/** The mailboxes that workers watch: a workflow each, whose id tells nothing about the mailbox. */
export class Mailboxes {
  readonly #workflow: Client['workflow'];
  readonly #taskQueue: string;

  constructor(workflow: Client['workflow'], taskQueue: string) {
    this.#workflow = workflow;
    this.#taskQueue = taskQueue;
  }

  /**
   * Has exactly these be watched: those that are missing begin, others end. Idempotent.
   *
   * @param names of mailboxes by the id of their workflow, see `mailboxId`
   */
  async keep(names: ReadonlyMap<string, string>): Promise<void> {
    for (const [id, name] of names) await this.#begin(id, name);
    for await (const id of this.#watched()) if (!names.has(id)) await this.#end(id);
  }

  /** Those that do not run yet do not count: they are found at the next look. */
  async *#watched(): AsyncGenerator<string> {
    const query = `WorkflowType = 'watchMailbox' AND TaskQueue = '${this.#taskQueue}' AND ExecutionStatus = 'Running'`;
    for await (const { workflowId } of this.#workflow.list({ query })) yield workflowId;
  }

  async #begin(workflowId: string, name: string): Promise<void> {
    const options = { workflowId, taskQueue: this.#taskQueue, args: [name] as [string] };
    await this.#workflow.start<typeof watchMailbox>('watchMailbox', options).catch((error) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
  }

  async #end(id: string): Promise<void> {
    const cancelled = this.#workflow.getHandle(id).cancel();
    await cancelled.catch((error) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  }
}
