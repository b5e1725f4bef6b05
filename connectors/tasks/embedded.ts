import { z } from 'zod';
import type { Tasks } from '../store/store.ts';
import type { TaskSystem } from './task-system.ts';

export const embeddedConfig = z.strictObject({ kind: z.literal('embedded') });

/** The list that Posthorn keeps itself. */
export const embeddedTasks = (name: string, tasks: Tasks): TaskSystem => ({
  name,
  kind: 'embedded',
  create: (task) => tasks.create(task),
  check: async () => [],
});
