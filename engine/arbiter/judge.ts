import type { Docket, Pass } from './docket.ts';
import { channel } from './passes/channel.ts';
import { group } from './passes/group.ts';
import { log } from './passes/log.ts';
import { once } from './passes/once.ts';
import { resolve } from './passes/resolve.ts';
import { send } from './passes/send.ts';
import { silence } from './passes/silence.ts';
import { time } from './passes/time.ts';

/** What every wish goes through, in this order. */
export const PASSES: readonly Pass[] = [resolve, silence, time, once, group, channel, send, log];

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
  return PASSES.reduce((at, pass) => pass(at), docket);
}
