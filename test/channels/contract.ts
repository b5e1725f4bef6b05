import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../connectors/channels/channel.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { anAlert } from '../store/specimens.ts';
import { HOSTILE } from './hostile.ts';

/** What the other side of a channel got, in the terms of every channel. */
export interface Received {
  readonly key: string;
  /** Whom it was for, by address. */
  readonly to: string;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}

export type Trouble = 'temporary' | 'permanent' | 'stall' | 'close' | 'lost answer';

/** A channel and the real party that it speaks to. */
export interface Bench {
  readonly channel: Channel;
  readonly address: string;
  /** Everything that was taken so far. Where the channel's form is broken it throws. */
  received(): Promise<readonly Received[]>;
  /** The next message meets this. */
  meet(trouble: Trouble): void;
  /** Takes the other side away. */
  hangUp(): Promise<void>;
  close(): Promise<void>;
}

/** Longer than the time-out that a bench configures, by far. */
const PATIENCE_MS = 5_000;

/** What every channel that speaks to somebody outside keeps. */
export function channelContract(kind: string, open: () => Promise<Bench>): void {
  describe(`the channel ${kind}`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(() => bench.close());
    const given = () => bench;
    const alert = (changes: Partial<Alert> = {}) =>
      anAlert({ channel: bench.channel.name, address: bench.address, ...changes });

    delivery(given, alert);
    failures(given, alert);
    hostility(given, alert);
  });
}

type Given = () => Bench;
type MakeAlert = (changes?: Partial<Alert>) => Alert;

function delivery(given: Given, alert: MakeAlert): void {
  it('delivers an alert whole', async () => {
    const { channel, address, received } = given();
    await channel.send(alert());
    const { key, name, subject, body } = alert();
    expect(await received()).toEqual([{ key, to: address, name, subject, body }]);
  });

  it('gives a repeat the same key', async () => {
    const { channel, received } = given();
    await channel.send(alert());
    await channel.send(alert());
    await channel.send(alert({ key: 'f'.repeat(32) }));
    expect((await received()).map(({ key }) => key)).toEqual([alert().key, alert().key, 'f'.repeat(32)]);
  });

  it('finds nothing wrong while the other side is there, says so when it is not, and sends nothing to find out', async () => {
    const { channel, received, hangUp } = given();
    expect(await channel.check()).toEqual([]);
    expect(await received()).toEqual([]);
    await hangUp();
    expect(await channel.check()).toEqual([expect.stringMatching(/^The .+ 127\.0\.0\.1:\d+ cannot be reached/)]);
  });
}

function failures(given: Given, alert: MakeAlert): void {
  it.each<[Trouble, boolean]>([
    ['temporary', true],
    ['permanent', false],
    ['stall', true],
    ['close', true],
    ['lost answer', true],
  ])('meeting %s, knows that this is temporary: %s', { timeout: PATIENCE_MS * 2 }, async (trouble, temporary) => {
    const { channel, meet } = given();
    meet(trouble);
    const begun = Date.now();
    await expect(channel.send(alert())).rejects.toMatchObject({ name: 'ChannelFailure', temporary });
    expect(Date.now() - begun).toBeLessThan(PATIENCE_MS);
    await expect(channel.send(alert())).resolves.toBeDefined();
  });

  it('knows that a party that is not there may come back', async () => {
    const { channel, hangUp } = given();
    await hangUp();
    await expect(channel.send(alert())).rejects.toMatchObject({ name: 'ChannelFailure', temporary: true });
  });

  it('repeats in a failure nothing of the alert and nothing of the answer', async () => {
    const { channel, meet } = given();
    for (const trouble of ['temporary', 'permanent', 'close'] as const) {
      meet(trouble);
      const failure = (await channel.send(alert()).catch((error: unknown) => error)) as Error;
      expect(failure.message).toMatch(/^The .+ 127\.0\.0\.1:\d+ .+\.$/);
      expect(failure.message).not.toMatch(/清关|forwarder|Li Lei|Told to refuse|hush/);
    }
  });
}

function hostility(given: Given, alert: MakeAlert): void {
  it.each(Object.entries(HOSTILE))('is not fooled by %s in its texts', { timeout: 20_000 }, async (_what, text) => {
    const { channel, address, received } = given();
    await channel.send(alert({ subject: text, name: text, body: text, policies: [text.slice(0, 200)] }));
    const [message, ...others] = await received();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ key: alert().key, to: address });
    const { subject, name, body } = message!;
    for (const line of [subject, name])
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(body).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    expect(Array.from(subject).length).toBeLessThanOrEqual(200);
    expect(Array.from(name).length).toBeLessThanOrEqual(100);
    expect(Array.from(body).length).toBeLessThanOrEqual(100_000);
  });
}
