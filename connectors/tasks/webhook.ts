import { z } from 'zod';
import { HttpFailure } from '../http/failure.ts';
import { reach } from '../http/reach.ts';
import type { Task, Tasks } from '../store/store.ts';
import { secretsOf, targetOf, webhookTarget } from '../webhook/config.ts';
import { post } from '../webhook/post.ts';
import { TaskFailure, type TaskSystem } from './task-system.ts';

export const webhookTasksConfig = z.strictObject({ kind: z.literal('webhook'), ...webhookTarget });
export type WebhookTasksConfig = z.output<typeof webhookTasksConfig>;

/** Where an outside system says that a task is done: `POST` to this address. */
export type DoneUrl = (task: string) => string;

/**
 * An outside system that is told of a task by webhook. The store has the task first: the other side may finish it before its
 * answer has reached us.
 *
 * @throws where the secret is missing or the URL cannot be used.
 */
export function webhookTasks(name: string, config: WebhookTasksConfig, tasks: Tasks, doneUrl?: DoneUrl): TaskSystem {
  const target = targetOf(name, config.url, config);
  const secrets = secretsOf(config.secret);
  return {
    name,
    kind: 'webhook',
    async create(task) {
      const kept = await tasks.create(task);
      if (kept.doneAt !== undefined) return kept;
      const { timeout } = config;
      await post({ ...target, id: kept.id, body: payload(kept, doneUrl), secrets, timeout }).catch(explain);
      return kept;
    },
    async check() {
      const problem = await reach(target.url, target.rules, config.timeout);
      return problem === undefined ? [] : [problem];
    },
  };
}

/** `{ type, timestamp, data }` as Standard Webhooks has it, the same on every repeat. */
function payload({ createdAt, ...task }: Task, doneUrl: DoneUrl | undefined): string {
  const data = { ...task, ...(doneUrl && { doneUrl: doneUrl(task.id) }) };
  return JSON.stringify({ type: 'task.created', timestamp: new Date(createdAt).toISOString(), data });
}

function explain(error: unknown): never {
  throw error instanceof HttpFailure ? new TaskFailure(error.message, error) : error;
}
