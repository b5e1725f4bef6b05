import { setMaxListeners } from 'node:events';
import { ApplicationFailure, Context } from '@temporalio/activity';
import type { Source } from '../../connectors/sources/source.ts';
import type { Watching } from '../definitions/activities.ts';

export interface WatchParts {
  /**
   * A source for the mailbox, not started yet; undefined where this worker's configuration has no such mailbox. From now on
   * earlier watches of it write no cursor.
   *
   * @param superseded to be called when a later watch has begun elsewhere
   */
  open(mailbox: string, superseded: () => void): Promise<Source | undefined>;
  /** The source was stopped. */
  closed(source: Source): void;
  /** How long a turn takes, in ms; an hour, unless told otherwise. */
  readonly turn?: number | undefined;
}

/** After so long a mailbox is offered to all workers again: one that was added takes its part. In ms. */
const TURN = 3_600_000;
/** Turns are shortened by up to a quarter at random: mailboxes that began as one do not move as one. */
const SPREAD = 0.25;
const HEARTBEAT_MS = 2_000;
/** Until another worker is asked, which may know the mailbox. */
const ELSEWHERE = '5 seconds';

type Ending = 'turn' | 'superseded' | 'paused' | 'stopping' | 'cancelled';

/**
 * Watches a mailbox for a turn. How far it was read is in the store, so whoever has it next goes on there. A process that
 * was paused and wakes up finds that its time was over, and ends: what it still takes in is known, what it would
 * still write of its cursor is refused.
 */
export const watch =
  (parts: WatchParts): Watching['watch'] =>
  async (mailbox) => {
    const over = Promise.withResolvers<Ending>();
    const source = await parts.open(mailbox, () => over.resolve('superseded'));
    if (!source) throw moved(`The configuration of this worker has no mailbox of that name.`, ELSEWHERE);
    const stopWaiting = endings(over.resolve, parts.turn ?? TURN, source);
    try {
      await source.start();
      const how = await over.promise;
      if (how === 'cancelled') throw Context.current().cancellationSignal.reason;
      if (how !== 'turn') throw moved(`This worker no longer watches the mailbox: ${how}.`, 1);
    } finally {
      stopWaiting();
      await source.stop();
      parts.closed(source);
    }
  };

/** @returns what stops looking for an ending */
function endings(end: (how: Ending) => void, turn: number, source: Source): () => void {
  const { cancellationSignal: signal, info, heartbeat } = Context.current();
  setMaxListeners(0, signal);
  const cancelled = () => end(signal.reason?.message === 'WORKER_SHUTDOWN' ? 'stopping' : 'cancelled');
  signal.addEventListener('abort', cancelled);
  if (signal.aborted) cancelled();
  const turning = setTimeout(() => end('turn'), turn * (1 - SPREAD * Math.random()));
  let last = performance.now();
  const beat = () => {
    const now = performance.now();
    if (now - last > (info.heartbeatTimeoutMs ?? Number.POSITIVE_INFINITY)) end('paused');
    last = now;
    heartbeat(source.health());
  };
  const beating = setInterval(beat, HEARTBEAT_MS);
  return () => {
    signal.removeEventListener('abort', cancelled);
    clearTimeout(turning);
    clearInterval(beating);
  };
}

/** Temporal gives the mailbox to whoever asks next, after a pause. */
const moved = (message: string, nextRetryDelay: string | number) =>
  ApplicationFailure.create({ message, type: 'Moved', nextRetryDelay: nextRetryDelay as '1 second' });
