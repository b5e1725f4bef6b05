import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Source } from '../../connectors/sources/source.ts';
import { eventually } from './eventually.ts';
import { RecordingIntake } from './recording-intake.ts';

/** One kind of source with its other side, which the suite uses as a sender would. */
export interface Counterpart {
  /** What the sources take in to, where it has to be more than a record. */
  intake?(): Promise<RecordingIntake>;
  /** A new source over what is there. Called again for every start; the first has nothing behind it. */
  source(intake: RecordingIntake): Source;
  /** Hands a mail to the other side, as a sender does that does not give up: resolves when it need not care any more. */
  send(raw: Uint8Array): Promise<void>;
  /** Whether the other side can take mails while the source is stopped. */
  readonly keepsWhileAway: boolean;
  /** Between tests: nothing is left of the last one. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** What every source owes. */
export function sourceContract(name: string, open: () => Promise<Counterpart>): void {
  describe(`${name}: the contract of sources`, () => {
    let other: Counterpart;
    let intake: RecordingIntake;
    let source: Source;

    beforeAll(async () => {
      other = await open();
    });
    afterAll(() => other?.close());
    afterEach(async () => {
      await source.stop();
      await other.clear();
    });

    const newIntake = async () => (await other.intake?.()) ?? new RecordingIntake();

    async function start(): Promise<void> {
      source = other.source(intake);
      await source.start();
      await eventually(() => source.health().ok, `${name} to be up: ${source.health().detail}`);
    }

    async function fresh(): Promise<void> {
      intake = await newIntake();
      await start();
    }

    test('a mail is taken once, byte for byte', async () => {
      await fresh();
      await other.send(oddMail);
      const [arrival] = await intake.arrived(1);
      expect(Buffer.from(arrival!.raw).equals(oddMail)).toBe(true);
      expect(arrival!.envelope.mailbox).toBe(source.name);
      expect(Math.abs(Date.now() - arrival!.envelope.receivedAt)).toBeLessThan(10_000);
      await sleep(700);
      expect(intake.arrivals).toHaveLength(1);
    });

    test('mails keep their order', async () => {
      await fresh();
      for (let i = 0; i < 10; i++) await other.send(mail(`in order ${i}`));
      await intake.arrived(10);
      expect(intake.mails.map(subjectOf)).toEqual(Array.from({ length: 10 }, (_, i) => `in order ${i}`));
    });

    test('a mail that could not be kept is taken later', async () => {
      await fresh();
      intake.mode = 'fail';
      const sent = other.send(mail('kept at last'));
      await eventually(() => intake.failures > 0, 'a failure');
      expect(intake.arrivals).toHaveLength(0);
      expect(source.health().ok).toBe(false);
      intake.mode = 'keep';
      await sent;
      await intake.arrived(1, 20_000);
      expect(intake.mails.map(subjectOf)).toEqual(['kept at last']);
      await eventually(() => source.health().ok, 'good health again');
    });

    test('nothing is lost or repeated by a stop and a start', async () => {
      await fresh();
      await other.send(mail('before'));
      await intake.arrived(1);
      await source.stop();
      expect(source.health().ok).toBe(false);
      if (other.keepsWhileAway) await other.send(mail('while away'));
      await start();
      await other.send(mail('after'));
      const expected = ['before', ...(other.keepsWhileAway ? ['while away'] : []), 'after'];
      await intake.arrived(expected.length);
      await sleep(500);
      expect(intake.arrivals.map(({ raw }) => subjectOf(Buffer.from(raw).toString('latin1')))).toEqual(expected);
    });

    test('stopping at once, and stopping twice, does no harm', async () => {
      intake = await newIntake();
      source = other.source(intake);
      await source.start();
      await source.stop();
      await source.stop();
      expect(intake.arrivals).toHaveLength(0);
    });
  });
}

export function mail(subject: string, body = 'The vessel is delayed.', headers: readonly string[] = []): Buffer {
  const lines = [
    'From: Forwarder <ops@forwarder.example>',
    'To: sales@example.com',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(/[^a-z0-9]+/gi, '-')}@forwarder.example>`,
    'Date: Mon, 23 Nov 2026 20:00:00 +0800',
    ...headers,
    '',
    body,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

export const subjectOf = (raw: string) => /^Subject: (.*)\r$/m.exec(raw)?.[1];

/** GB18030 in a header, lines that begin with dots, bytes that are no text in any encoding. */
const oddMail = Buffer.concat([
  Buffer.from('From: a@forwarder.example\r\nSubject: '),
  Buffer.from([0xb4, 0xac, 0xc6, 0xda]),
  Buffer.from('\r\nMessage-ID: <odd@forwarder.example>\r\n\r\n.\r\n..two\r\n\r\n'),
  Buffer.from([0xff, 0xfe, 0x80]),
  Buffer.from('\r\n'),
]);
