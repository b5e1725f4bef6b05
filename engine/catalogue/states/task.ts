import type { StateEntry } from '../entry.ts';
import { words } from '../words.ts';

export const taskStates: readonly StateEntry[] = [
  {
    name: 'task.done',
    on: 'handle',
    words: words('done', '已完成', 'The task was finished in the system that keeps it.', '任务已在所属系统中完成。'),
  },
];
