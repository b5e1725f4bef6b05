import type { Activities } from '../definitions/activities.ts';
import { localTime, nextTime } from './clock.ts';
import { createTask } from './create-task.ts';
import { lookUp } from './look-up.ts';
import { flag, move } from './mailbox.ts';
import type { Parts } from './parts.ts';
import { record } from './record.ts';
import { send } from './send.ts';

/** Everything that workflows ask of a worker, over one set of parts. */
export const createActivities = (parts: Parts): Activities => ({
  send: send(parts),
  lookUp: lookUp(parts),
  record: record(parts),
  createTask: createTask(parts),
  move: move(parts),
  flag: flag(parts),
  localTime: localTime(parts),
  nextTime: nextTime(parts),
});
