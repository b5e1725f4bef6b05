import { taskId } from '../../engine/plan/hash.ts';
import type { Perform } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { telling } from './permanent.ts';

/** What the catalogue's `NewMail` holds once a plan has evaluated it, and its words are put in. */
interface NewMail {
  readonly to: string;
  readonly from?: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends a mail of the company's own, once. */
export const sendMail =
  ({ outbox }: Parts): Perform =>
  async ({ key, event, policy, args }) => {
    const { to, from, replyTo, subject, text } = args[0] as unknown as NewMail;
    const id = taskId(`${event} ${key}`);
    const { messageId } = await telling(outbox.send({ id, event, policy, to, from, replyTo, subject, text }));
    return { id, to, messageId };
  };
