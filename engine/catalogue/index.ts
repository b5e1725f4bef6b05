import { localTime, nextTime, workingTime } from './effects/clock.ts';
import { createTask } from './effects/create-task.ts';
import { intent } from './effects/intent.ts';
import { flag, move } from './effects/mailbox.ts';
import { notify } from './effects/notify.ts';
import { quote } from './effects/quote.ts';
import { sendMail } from './effects/send-mail.ts';
import type { EffectEntry, FactGroup, HelperEntry, StateEntry, TriggerEntry } from './entry.ts';
import { mail } from './facts/mail.ts';
import { tick } from './facts/tick.ts';
import { count } from './helpers/history.ts';
import { matches, mentions } from './helpers/text.ts';
import { alertStates } from './states/alert.ts';
import { mailStates } from './states/mail.ts';
import { outgoingStates } from './states/outgoing.ts';
import { taskStates } from './states/task.ts';
import { mailTriggers } from './triggers/mail.ts';
import { posthornTriggers } from './triggers/posthorn.ts';
import { schedule } from './triggers/schedule.ts';

/**
 * Everything that a policy can name. The language's types, the checker, the editor's forms and the docs all read it;
 * an entry that is added here needs its doing elsewhere (an activity for an effect, a function for a helper), and the
 * compiler of TypeScript says where.
 */
export interface Catalogue {
  readonly facts: readonly FactGroup[];
  readonly states: readonly StateEntry[];
  readonly effects: readonly EffectEntry[];
  readonly helpers: readonly HelperEntry[];
  readonly triggers: readonly TriggerEntry[];
}

export const catalogue: Catalogue = {
  facts: [mail, tick],
  states: [...mailStates, ...alertStates, ...taskStates, ...outgoingStates],
  effects: [notify, createTask, sendMail, move, flag, localTime, nextTime, workingTime, intent, quote],
  helpers: [mentions, matches, count],
  triggers: [...mailTriggers, schedule, ...posthornTriggers],
};
