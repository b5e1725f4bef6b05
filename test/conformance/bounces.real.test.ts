import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../engine/facts/bounce/bounce.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import { ENVELOPE } from '../facts/mail.ts';
import { CORPORA, filesBelow, share, textOf } from './corpora.ts';

interface Expected {
  readonly deliverystatus: string;
  readonly replycode: string;
  readonly reason: string;
  readonly hardbounce: 0 | 1;
}

/** Codes with 9 in their third place are sisimai's own, for reports that have none: there only the class is in the mail. */
const isMadeUp = (status: string) => /\.0\.9\d\d$/.test(status);
const sameStatus = (ours: string, theirs: string) =>
  isMadeUp(theirs) ? ours === '' || ours[0] === theirs[0] : ours === theirs;

/** Where the suite says otherwise than the RFC or than what stands in the mail, as `file#recipient`. These are counted apart. */
const EXCEPTIONS: { readonly [recipient: string]: string } = {
  'lhost-receivingses-02.eml#0':
    '550 5.1.1 is “bad destination mailbox address” (RFC 3463, section 3.2), and no filter',
  'rfc3464-01.eml#0':
    'status and answer are 5.1.1, which counts (RFC 3464, section 2.3.4); the words above them are of a full disk',
  'lhost-powermta-01.eml#0': '5.2.1 is a mailbox that exists and accepts nothing now (RFC 3463, section 3.3)',
  'lhost-exim-37.eml#0': '“553 neko.example.com does not exist” is about the domain of the sender',
  'lhost-interscanmss-03.eml#0':
    'what the suite reads stands in the mail that came back, and was written by its author',
};

/** The file holds two mails, one behind the other; this recipient is of the second. */
const OF_ANOTHER_MAIL = 'rfc3464-28.eml#1';

describe.runIf(CORPORA)('bounces, by sisimai', () => {
  it('are told by status and hardness', () => {
    const expected = JSON.parse(textOf('bounces/expected.json')) as { readonly [file: string]: readonly Expected[] };
    const counts = { status: 0, hard: 0, reason: 0, all: 0, excepted: 0, exceptedHard: 0 };
    for (const file of filesBelow('bounces', '.eml')) {
      const wanted = expected[basename(file)] ?? [];
      const delivery = extractMail(readFileSync(file), ENVELOPE).get('mail.delivery') as Delivery | undefined;
      wanted.forEach(({ deliverystatus, reason, hardbounce }, index) => {
        const recipient = `${basename(file)}#${index}`;
        if (recipient === OF_ANOTHER_MAIL) return;
        const found = delivery?.recipients[index];
        counts.all++;
        const isStatus = found !== undefined && sameStatus(found.status, deliverystatus);
        const isHard = found !== undefined && found.isHard === (hardbounce === 1);
        if (isStatus) counts.status++;
        if (isHard) counts.hard++;
        if (found?.reason === reason) counts.reason++;
        if (Object.hasOwn(EXCEPTIONS, recipient)) {
          counts.excepted++;
          if (isHard) counts.exceptedHard++;
        }
        if (process.env.SHOW && !(isStatus && isHard))
          console.log(
            `${basename(file)} ${deliverystatus} ${reason} ${hardbounce}; ours ${found ? `${found.status} ${found.reply} ${found.reason} ${found.isHard}` : 'none'}`,
          );
      });
    }
    share('bounces: reason', counts.reason, counts.all);
    expect(share('bounces: status', counts.status, counts.all)).toBeGreaterThanOrEqual(0.97);
    // Of the same words (“This user doesn't have a … account”) some are hard there and others a filter's: what is left is that.
    expect(share('bounces: hardness', counts.hard, counts.all)).toBeGreaterThanOrEqual(0.97);
    for (const [recipient, why] of Object.entries(EXCEPTIONS)) console.log(`${recipient}: ${why}`);
    const [hard, all] = [counts.hard - counts.exceptedHard, counts.all - counts.excepted];
    expect(share('bounces: hardness without these', hard, all)).toBeGreaterThanOrEqual(0.97);
  });
});
