import type { Docket, Stage } from './docket.ts';
import { channel } from './stages/channel.ts';
import { group } from './stages/group.ts';
import { log } from './stages/log.ts';
import { once } from './stages/once.ts';
import { resolve } from './stages/resolve.ts';
import { send } from './stages/send.ts';
import { silence } from './stages/silence.ts';
import { time } from './stages/time.ts';

/** What every wish goes through, in this order. */
export const STAGES: readonly Stage[] = [resolve, silence, time, once, group, channel, send, log];

export type Round = Pick<Docket, 'event' | 'at' | 'directory' | 'memory' | 'wishes' | 'inhibitors'>;

/** What came of a round. */
export type Verdict = Pick<Docket, 'sendings' | 'refused' | 'later' | 'gathered'>;

/**
 * Judges a round of wishes as one set: the order in which branches made them does not matter.
 *
 * @returns the alerts to send, a refusal with its reason for every petition that is no alert of its own, what is to be
 *   judged again later, and what goes into summaries. `round.memory` remembers what was told.
 */
export function judge(round: Round): Verdict {
  const docket: Docket = { ...round, open: [], bundles: [], refused: [], sendings: [], later: [], gathered: [] };
  return STAGES.reduce((at, stage) => stage(at), docket);
}
