import { heartbeat } from '@temporalio/activity';
import type { Recording } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { record } from './record.ts';

/** Well within the heartbeat time-out that the workflow sets. */
const HEARTBEAT_MS = 2_000;

/**
 * An activity that waits for a party outside: it sends heartbeats while it does, and writes the piece of the timeline that
 * travels with it, whether it succeeds or not. After the doing: somebody waits for an alert, nobody for a log.
 */
export function outside<In, Out>(parts: Parts, act: (input: In) => Promise<Out>) {
  return async (input: In, recording?: Recording): Promise<Out> => {
    const beating = setInterval(heartbeat, HEARTBEAT_MS);
    try {
      return await act(input);
    } finally {
      clearInterval(beating);
      if (recording) await record(parts)(recording);
    }
  };
}
