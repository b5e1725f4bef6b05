import type { Task } from '../store/store.ts';

export type NewTask = Omit<Task, 'createdAt' | 'doneAt' | 'doneBy'>;

/** A place where tasks are kept and people finish them. */
export interface TaskSystem {
  /** As the configuration calls it: `oa`. */
  readonly name: string;
  readonly kind: string;
  /**
   * Opens a task. Idempotent by id. Whatever keeps the task, the store remembers it, so that its end can be told to the run that waits.
   *
   * @throws TaskFailure where an outside system did not take it, or nobody can know.
   */
  create(task: NewTask): Promise<Task>;
  /** What keeps the system from working now, in words; empty where nothing does. */
  check(): Promise<string[]>;
}

/** Why a task was not opened. The message holds no secret and no word of a mail. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure';
  /** Whether the same task may be taken later. */
  readonly temporary: boolean;

  constructor(message: string, { temporary }: { temporary: boolean }) {
    super(message);
    this.temporary = temporary;
  }
}
