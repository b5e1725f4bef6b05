import { ApplicationFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { type Channel, ChannelFailure } from '../../connectors/channels/channel.ts';
import type { Parts } from '../../workflows/activities/parts.ts';
import { send } from '../../workflows/activities/send.ts';
import { anAlert } from '../store/specimens.ts';

/** One attempt to send, by a channel that fails; the workflow's patience ends so many ms from now. */
async function attempt(failure: ChannelFailure, patience: number) {
  const finished: object[] = [];
  const channel: Channel = {
    name: 'page',
    kind: 'post',
    send: () => Promise.reject(failure),
    check: async () => [],
    close: async () => {},
  };
  const log = { begin: async () => 'go', finish: async (_key: string, outcome: object) => void finished.push(outcome) };
  const parts = { channels: { get: () => channel }, store: { log } } as unknown as Parts;
  const info = { attempt: 1, scheduledTimestampMs: Date.now(), scheduleToCloseTimeoutMs: patience };
  const thrown = await new MockActivityEnvironment(info, { logger: new DefaultLogger('ERROR') })
    .run(send(parts), anAlert())
    .then(
      () => expect.fail('It was sent.'),
      (error: unknown) => error,
    );
  return { thrown, finished };
}

const busy = (retryAfter?: number) => new ChannelFailure('Busy.', { kind: 'temporary', retryAfter });

describe('an alert that fails for now', () => {
  it('is tried again by Temporal as usual, or as late as the other side asks', async () => {
    const plain = busy();
    expect((await attempt(plain, 60_000)).thrown).toBe(plain);
    const { thrown, finished } = await attempt(busy(30_000), 60_000);
    expect(thrown).toBeInstanceOf(ApplicationFailure);
    expect(thrown).toMatchObject({ message: 'Busy.', nonRetryable: false, nextRetryDelay: 30_000 });
    expect(finished).toEqual([]);
  });

  it('has failed for good where the other side asks for more patience than there is: the next channel is not kept waiting', async () => {
    const { thrown, finished } = await attempt(busy(90_000), 60_000);
    expect(thrown).toMatchObject({ nonRetryable: true, type: 'PermanentFailure' });
    expect(finished).toEqual([{ ok: false, detail: 'Busy.' }]);
  });

  it('may have arrived, which the log says at the end', async () => {
    const { finished } = await attempt(new ChannelFailure('Silence.', { kind: 'unknown' }), 500);
    expect(finished).toEqual([{ ok: false, detail: 'Silence. It may have arrived all the same.' }]);
  });
});
