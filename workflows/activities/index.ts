import type { Activities, Ticking } from '../definitions/activities.ts';
import { localTime, nextTime, workingTime } from './clock.ts';
import { createTask } from './create-task.ts';
import { gather } from './gather.ts';
import { lookUp } from './look-up.ts';
import { flag, move, recheck } from './mailbox.ts';
import { outside } from './outside.ts';
import type { Parts } from './parts.ts';
import { record } from './record.ts';
import { send } from './send.ts';
import { sendMail } from './send-mail.ts';
import { takeTick } from './take-tick.ts';

/** Everything that workflows ask of a worker, over one set of parts. */
export const createActivities = (parts: Parts): Activities & Ticking => ({
  send: outside(parts, send(parts)),
  lookUp: lookUp(parts),
  record: record(parts),
  gather: outside(parts, gather(parts)),
  recheck: recheck(parts),
  createTask: outside(parts, createTask(parts)),
  sendMail: outside(parts, sendMail(parts)),
  move: outside(parts, move(parts)),
  flag: outside(parts, flag(parts)),
  localTime: localTime(parts),
  nextTime: nextTime(parts),
  workingTime: workingTime(parts),
  takeTick: takeTick(parts),
});
