import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow } from '../../connectors/store/store.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall } from './rules.ts';
import type { Running } from './running.ts';

const MB = 1024 * 1024;

/** Lines of 76 characters, as base64 has them. */
const bulk = (bytes: number) => `${'QUJD'.repeat(19)}\r\n`.repeat(Math.ceil(bytes / 78));

const attached = (subject: string, bytes: number) =>
  aMail(subject).replace(
    /Content-Type: .*$/s,
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'The drawing is attached.',
      '--b',
      'Content-Type: application/pdf',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename=drawing.pdf',
      '',
      bulk(bytes),
      '--b--',
      '',
    ].join('\r\n'),
  );

describe('the SMTP listener', () => {
  let office: Office;
  let posthorn: Running;
  beforeAll(async () => {
    const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '1h') };
    office = await Office.open({ rules, people: ['li', 'chen'], config: {} });
    posthorn = await office.start();
  });
  afterAll(() => office.close());

  const events = async () => (await posthorn.api<{ events: EventRow[] }>('/api/events')).events;
  const settled = async (count: number) =>
    eventually(
      async () => (await events()).filter(({ state }) => state !== 'taken').length === count,
      `${count} events that are dealt with`,
      20_000,
    );

  const ODD: readonly [what: string, raw: string | Buffer, alerted: string | undefined][] = [
    ['a mail of 30 MB', attached('contract of 30 MB', 30 * MB), 'li: first contract of 30 MB'],
    [
      'a mail with 10,000 headers',
      aMail('contract with headers', {
        headers: Array.from({ length: 10_000 }, (_, n) => `X-H${n}: ${n}\r\n`).join(''),
      }),
      'li: first contract with headers',
    ],
    ['a mail with NUL bytes', aMail('contract with NUL', { body: 'a\0b\0\0c' }), 'li: first contract with NUL'],
    [
      'a mail whose charset there is none of',
      aMail('contract in tongues', { body: 'caf\xe9' }).replace('utf-8', 'x-klingon'),
      'li: first contract in tongues',
    ],
    [
      'a mail whose bytes are not of its charset',
      Buffer.from(aMail('contract in UTF-8, it says', { body: '\xff\xfe\x80 caf\xe9' }), 'latin1'),
      'li: first contract in UTF-8, it says',
    ],
    [
      'a mail without a Message-ID',
      aMail('contract without a name').replace(/Message-ID: .*\r\n/, ''),
      'li: first contract without a name',
    ],
    ['a mail with nothing but a line end', '\r\n', undefined],
    ['a mail that is no mail', 'contract\r\n'.repeat(3), undefined],
  ];

  it('makes an event of whatever it is sent', async () => {
    for (const [, raw] of ODD) await office.send(raw);
    await settled(ODD.length);
    const expected = ODD.flatMap(([, , alerted]) => alerted ?? []).sort();
    await office.sink.waitFor(expected.length);
    expect(await office.alerts()).toEqual(expected);
    expect(posthorn.trouble).toBe('');
  });

  it('refuses what is larger than it takes, with words and a code, and goes on', async () => {
    const before = (await events()).length;
    await expect(office.send(attached('contract of 60 MB', 60 * MB))).rejects.toMatchObject({
      responseCode: 552,
      message: expect.stringMatching(/larger|size|exceeds/i),
    });
    await office.send(aMail('another contract'));
    await settled(before + 1);
    expect(posthorn.over).toBe(false);
  });
});
