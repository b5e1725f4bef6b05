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

describe.runIf(CORPORA)('bounces, by sisimai', () => {
  it('are told by status and hardness', () => {
    const expected = JSON.parse(textOf('bounces/expected.json')) as { readonly [file: string]: readonly Expected[] };
    const counts = { status: 0, hard: 0, reason: 0, all: 0 };
    for (const file of filesBelow('bounces', '.eml')) {
      const wanted = expected[basename(file)] ?? [];
      const delivery = extractMail(readFileSync(file), ENVELOPE).get('mail.delivery') as Delivery | undefined;
      wanted.forEach(({ deliverystatus, reason, hardbounce }, index) => {
        const found = delivery?.recipients[index];
        counts.all++;
        const isStatus = found !== undefined && sameStatus(found.status, deliverystatus);
        const isHard = found !== undefined && found.isHard === (hardbounce === 1);
        if (isStatus) counts.status++;
        if (isHard) counts.hard++;
        if (found?.reason === reason) counts.reason++;
        if (process.env.SHOW && !(isStatus && isHard))
          console.log(
            `${basename(file)} ${deliverystatus} ${reason} ${hardbounce}; ours ${found ? `${found.status} ${found.reply} ${found.reason} ${found.isHard}` : 'none'}`,
          );
      });
    }
    share('bounces: reason', counts.reason, counts.all);
    expect(share('bounces: status', counts.status, counts.all)).toBeGreaterThanOrEqual(0.97);
    // The same words (“550 User unknown”) are hard for one server and a filter's for another there: what is left is that.
    expect(share('bounces: hardness', counts.hard, counts.all)).toBeGreaterThanOrEqual(0.92);
  });
});
