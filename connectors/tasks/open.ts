import { z } from 'zod';
import { oneLine, paragraphs } from '../clean-text.ts';
import type { Task, Tasks } from '../store/store.ts';
import { embeddedConfig, embeddedTasks } from './embedded.ts';
import { type NewTask, TaskFailure, type TaskSystem } from './task-system.ts';
import { type DoneUrl, webhookTasks, webhookTasksConfig } from './webhook.ts';

const TITLE_CHARS = 200;
const NOTE_CHARS = 20_000;

const taskSystemConfig = z.discriminatedUnion('kind', [embeddedConfig, webhookTasksConfig]);

/** The section `tasks` of the configuration: by the name that policies call the system, `createTask({ in: 'oa', … })`. */
export const tasksConfig = z
  .record(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{0,31}$/,
        'A name has up to 32 lower-case letters, digits and "-", and begins with a letter.',
      ),
    taskSystemConfig,
  )
  .default({});
export type TasksConfig = z.output<typeof tasksConfig>;

export interface TaskSystems {
  readonly names: readonly string[];
  /** Opens a task in the system that it names. Idempotent by id. @throws TaskFailure */
  create(task: NewTask): Promise<Task>;
  /** What keeps systems from working now, in words. */
  check(): Promise<string[]>;
}

export interface TaskDeps {
  readonly tasks: Tasks;
  readonly doneUrl?: DoneUrl | undefined;
}

/** @throws where a secret is missing, or a URL cannot be used. */
export function openTaskSystems(config: TasksConfig, { tasks, doneUrl }: TaskDeps): TaskSystems {
  const systems = Object.entries(config).map(([name, one]): TaskSystem => {
    return one.kind === 'embedded' ? embeddedTasks(name, tasks) : webhookTasks(name, one, tasks, doneUrl);
  });
  const byName = new Map(systems.map((system) => [system.name, system]));
  return {
    names: [...byName.keys()],
    async create(task) {
      const system = byName.get(task.system);
      if (system) return await system.create(presentable(task));
      throw new TaskFailure(`The configuration has no task system ${task.system}.`, { temporary: false });
    },
    async check() {
      const checked = await Promise.all(
        systems.map(async (system) => (await system.check()).map((problem) => `${system.name}: ${problem}`)),
      );
      return checked.flat();
    },
  };
}

/** Titles and notes quote mails. */
const presentable = (task: NewTask): NewTask => ({
  ...task,
  title: oneLine(task.title, TITLE_CHARS),
  note: paragraphs(task.note, NOTE_CHARS),
});
