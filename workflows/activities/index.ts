import type { Activities, Ticking } from '../definitions/activities.ts';
import { abandon } from './abandon.ts';
import { localTime, nextTime, workingTime } from './clock.ts';
import { createTask } from './create-task.ts';
import { extension } from './extension.ts';
import { gather } from './gather.ts';
import { intent } from './intent.ts';
import { lookUp } from './look-up.ts';
import { flag, move, recheck } from './mailbox.ts';
import { observed } from './observed.ts';
import { outside } from './outside.ts';
import type { Parts } from './parts.ts';
import { quote } from './quote.ts';
import { recollect } from './recollect.ts';
import { record } from './record.ts';
import { remember } from './remember.ts';
import { send } from './send.ts';
import { sendMail } from './send-mail.ts';
import { takeTick } from './take-tick.ts';

/** Everything that workflows ask of a worker, over one set of parts. */
export const createActivities = (parts: Parts): Activities & Ticking => ({
  send: outside(parts, send(parts)),
  abandon: abandon(parts),
  lookUp: observed(parts.observe, 'lookUp', lookUp(parts)),
  record: record(parts),
  gather: observed(parts.observe, 'gather', outside(parts, gather(parts))),
  recheck: observed(parts.observe, 'recheck', recheck(parts)),
  remember: remember(parts),
  recollect: recollect(parts),
  createTask: observed(parts.observe, 'createTask', outside(parts, createTask(parts))),
  sendMail: observed(parts.observe, 'sendMail', outside(parts, sendMail(parts))),
  extension: observed(parts.observe, 'extension', outside(parts, extension(parts))),
  move: observed(parts.observe, 'move', outside(parts, move(parts))),
  flag: observed(parts.observe, 'flag', outside(parts, flag(parts))),
  localTime: localTime(parts),
  nextTime: nextTime(parts),
  workingTime: workingTime(parts),
  intent: observed(parts.observe, 'intent', outside(parts, intent(parts))),
  quote: observed(parts.observe, 'quote', outside(parts, quote(parts))),
  takeTick: takeTick(parts),
});
