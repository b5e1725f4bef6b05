import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel, ChannelFailure, FailureKind } from '../../connectors/channels/channel.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { outranks, PRIORITIES } from '../../engine/plan/priority.ts';
import { anAlert } from '../store/specimens.ts';
import { documentedMarks } from './documented.ts';
import { HOSTILE } from './hostile.ts';

/** What the other side of a channel got, in the terms of every channel. */
export interface Received {
  readonly key: string;
  /** Whom it was for, by address. */
  readonly to: string;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
  /** How it presses, in the words of the table in docs/channels.md: `priority 5`. */
  readonly mark?: string;
}

export type Trouble = 'temporary' | 'permanent' | 'stall' | 'close' | 'lost answer';

/** A channel and the real party that it speaks to. */
export interface Bench {
  readonly channel: Channel;
  readonly address: string;
  /** Where the other side is not given the key: it has no way to drop a repeat. */
  readonly keyless?: boolean;
  /** What arrives of an alert, where that is not all of its texts. */
  shown?(alert: Alert): Pick<Received, 'name' | 'subject' | 'body'>;
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

/** Settings that every channel's configuration may hold. */
export interface Settings {
  readonly rate?: { readonly messages: number; readonly per: string };
}

/** What every channel that speaks to somebody outside keeps. @param kind as the configuration calls it */
export function channelContract(kind: string, open: (settings: Settings) => Promise<Bench>): void {
  describe(`the channel ${kind}`, () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await open({});
    });
    afterEach(() => bench.close());
    const given = () => bench;
    const alert = (changes: Partial<Alert> = {}) =>
      anAlert({ channel: bench.channel.name, address: bench.address, ...changes });

    delivery(given, alert);
    pressing(kind, given, alert);
    failures(given, alert);
    hostility(given, alert);
    limits(alert, async (rate, use) => {
      const limited = await open({ rate });
      await use(limited).finally(() => limited.close());
    });
  });
}

type Given = () => Bench;
type MakeAlert = (changes?: Partial<Alert>) => Alert;
type Limited = (rate: NonNullable<Settings['rate']>, use: (bench: Bench) => Promise<void>) => Promise<void>;

function delivery(given: Given, alert: MakeAlert): void {
  it('delivers an alert whole', async () => {
    const { channel, address, received, keyless, shown = whole } = given();
    await channel.send(alert());
    const [{ mark: _, ...message }, ...others] = (await received()) as [Received, ...Received[]];
    expect(message).toEqual({ key: keyless ? '' : alert().key, to: address, ...shown(alert()) });
    expect(others).toEqual([]);
  });

  it('gives a repeat the same key', async () => {
    const { channel, received, keyless } = given();
    await channel.send(alert());
    await channel.send(alert());
    await channel.send(alert({ key: 'f'.repeat(32) }));
    const keys = keyless ? ['', '', ''] : [alert().key, alert().key, 'f'.repeat(32)];
    expect((await received()).map(({ key }) => key)).toEqual(keys);
  });

  it('finds nothing wrong while the other side is there, says so when it is not, and sends nothing to find out', async () => {
    const { channel, received, hangUp } = given();
    expect(await channel.check()).toEqual([]);
    expect(await received()).toEqual([]);
    await hangUp();
    expect(await channel.check()).toEqual([expect.stringMatching(/^The .+ 127\.0\.0\.1:\d+ cannot be reached/)]);
  });
}

const whole = ({ name, subject, body }: Alert) => ({ name, subject, body });

function pressing(kind: string, given: Given, alert: MakeAlert): void {
  it('presses as the table in the docs says', async () => {
    const { channel, received } = given();
    const { least = 'low', rings = false } = channel;
    const marks: string[] = [];
    for (const priority of PRIORITIES) {
      if (!outranks(least, priority)) await channel.send(alert({ priority }));
      marks.push(outranks(least, priority) ? 'not sent' : (await received()).at(-1)!.mark!);
    }
    // by a channel that rings nothing goes in somebody's quiet hours
    if (!rings) await channel.send(alert({ priority: 'urgent', silent: true }));
    marks.push(rings ? 'not sent' : (await received()).at(-1)!.mark!);
    expect(marks).toEqual(documentedMarks(kind));
  });
}

function failures(given: Given, alert: MakeAlert): void {
  it.each<[Trouble, FailureKind]>([
    ['temporary', 'temporary'],
    ['permanent', 'permanent'],
    ['stall', 'unknown'],
    ['close', 'unknown'],
    ['lost answer', 'unknown'],
  ])('meeting %s, calls the failure %s', { timeout: PATIENCE_MS * 2 }, async (trouble, kind) => {
    const { channel, meet } = given();
    meet(trouble);
    const begun = Date.now();
    await expect(channel.send(alert())).rejects.toMatchObject({ name: 'ChannelFailure', kind });
    expect(Date.now() - begun).toBeLessThan(PATIENCE_MS);
    await expect(channel.send(alert())).resolves.toBeDefined();
  });

  it('knows that a party that is not there may come back', async () => {
    const { channel, hangUp } = given();
    await hangUp();
    await expect(channel.send(alert())).rejects.toMatchObject({ name: 'ChannelFailure', kind: 'temporary' });
  });

  it('repeats in a failure nothing of the alert and nothing of the answer', async () => {
    const { channel, meet, address } = given();
    for (const trouble of ['temporary', 'permanent', 'close'] as const) {
      meet(trouble);
      const failure = (await channel.send(alert()).catch((error: unknown) => error)) as Error;
      expect(failure.message).toMatch(/^The .+ 127\.0\.0\.1:\d+ .+\.$/);
      expect(failure.message).not.toMatch(/清关|forwarder|Li Lei|Told to refuse|hush/);
      expect(failure.message).not.toContain(address);
    }
  });
}

function hostility(given: Given, alert: MakeAlert): void {
  it.each(Object.entries(HOSTILE))('is not fooled by %s in its texts', { timeout: 20_000 }, async (_what, text) => {
    const { channel, address, received, keyless } = given();
    await channel.send(alert({ subject: text, name: text, body: text, policies: [text.slice(0, 200)] }));
    const [message, ...others] = await received();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ key: keyless ? '' : alert().key, to: address });
    const { subject, name, body } = message!;
    for (const line of [subject, name])
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(body).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    expect(Array.from(subject).length).toBeLessThanOrEqual(200);
    expect(Array.from(name).length).toBeLessThanOrEqual(100);
    expect(Array.from(body).length).toBeLessThanOrEqual(100_000);
  });
}

function limits(alert: MakeAlert, limited: Limited): void {
  it('sends no more than its rate allows, and says when to come again', async () => {
    await limited({ messages: 2, per: '1h' }, async ({ channel, received }) => {
      await channel.send(alert());
      await channel.send(alert());
      const failure = (await channel.send(alert()).catch((error: unknown) => error)) as ChannelFailure;
      expect(failure).toMatchObject({ name: 'ChannelFailure', kind: 'temporary' });
      expect(failure.retryAfter).toBeGreaterThan(25 * 60_000);
      expect(failure.retryAfter).toBeLessThanOrEqual(30 * 60_000);
      expect(await received()).toHaveLength(2);
    });
  });

  it('waits for its turn where that comes soon', async () => {
    await limited({ messages: 4, per: '1s' }, async ({ channel, received }) => {
      const begun = Date.now();
      for (let n = 0; n < 5; n++) await channel.send(alert());
      expect(Date.now() - begun).toBeGreaterThan(150);
      expect(await received()).toHaveLength(5);
    });
  });
}
