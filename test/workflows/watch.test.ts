import { ApplicationFailure, CancelledFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../connectors/sources/source.ts';
import { type WatchParts, watch } from '../../workflows/activities/watch.ts';

/** A source that says what was done with it. */
class Said implements Source {
  readonly name = 'sales';
  readonly did: string[] = [];

  async start(): Promise<void> {
    this.did.push('started');
  }

  async stop(): Promise<void> {
    this.did.push('stopped');
  }

  health() {
    return { ok: true, detail: 'Watching INBOX.' };
  }
}

function watching(parts: Partial<WatchParts> = {}, heartbeatTimeoutMs = 15_000) {
  const source = new Said();
  const environment = new MockActivityEnvironment({ heartbeatTimeoutMs });
  const beats: unknown[] = [];
  environment.on('heartbeat', (details) => beats.push(details));
  let superseded = () => {};
  const activity = watch({
    async open(name, told) {
      superseded = told;
      return name === 'sales' ? source : undefined;
    },
    closed: (one) => void source.did.push(one === source ? 'closed' : 'another was closed'),
    ...parts,
  });
  const ended = environment.run(activity, 'sales').then(
    () => 'over',
    (error: unknown) => error,
  );
  return { source, environment, beats, ended, supersede: () => superseded() };
}

const ALL = ['started', 'stopped', 'closed'];
const soon = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the watching of a mailbox', () => {
  it('is over when its turn is', async () => {
    const { ended, source } = watching({ turn: 40 });
    expect(await ended).toBe('over');
    expect(source.did).toEqual(ALL);
  });

  it('says how the source is', async () => {
    const { ended, beats } = watching({ turn: 4_000 });
    await ended;
    expect(beats[0]).toEqual({ ok: true, detail: 'Watching INBOX.' });
  });

  it('goes to another at once where the worker ends', async () => {
    const { ended, source, environment } = watching();
    await soon();
    environment.cancel('WORKER_SHUTDOWN');
    const failure = await ended;
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({
      nonRetryable: false,
      nextRetryDelay: 1,
      message: expect.stringContaining('stopping'),
    });
    expect(source.did).toEqual(ALL);
  });

  it('ends where it is no longer wanted', async () => {
    const { ended, source, environment } = watching();
    await soon();
    environment.cancel('CANCELLED');
    expect(await ended).toBeInstanceOf(CancelledFailure);
    expect(source.did).toEqual(ALL);
  });

  it('ends where a later one has begun', async () => {
    const { ended, source, supersede } = watching();
    await soon();
    supersede();
    expect(await ended).toMatchObject({ message: expect.stringContaining('superseded'), nonRetryable: false });
    expect(source.did).toEqual(ALL);
  });

  it('ends where the process finds that it was paused for longer than the time-out', async () => {
    const { ended, source } = watching({}, 500);
    expect(await ended).toMatchObject({ message: expect.stringContaining('paused') });
    expect(source.did).toEqual(ALL);
  });

  it('is offered to others where this worker knows no such mailbox', async () => {
    const { ended, source } = watching({ open: async () => undefined });
    expect(await ended).toMatchObject({ nextRetryDelay: '5 seconds', nonRetryable: false });
    expect(source.did).toEqual([]);
  });
});
