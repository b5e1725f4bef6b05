import type { Intake } from '../source.ts';
import { complete, NEW_MESSAGE } from './message.ts';
import type { Reader } from './read-new.ts';
import { REPLY, reportReply } from './replies.ts';
import { takeSent } from './take-mail.ts';

/**
 * Reads the folder of sent mail: what a mail there answers is answered. It is taken in, too, where a policy is about sent mail; until
 * one is, nothing but headers is read.
 */
export const sentReader = (intake: Pick<Intake, 'takesSent'>): Reader => ({
  get query() {
    return intake.takesSent?.() ? { ...NEW_MESSAGE, ...REPLY } : REPLY;
  },
  async read(folder, message) {
    const { clock, client, config, progress } = folder;
    await reportReply(message, message.headers?.toString('latin1') ?? '', folder.intake, clock());
    if (message.source) await takeSent(folder, message, await complete(client, message, config.maxSize));
    else progress.ledger.pass(message.uid);
  },
});
