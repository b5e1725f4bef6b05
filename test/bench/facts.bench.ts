import PostalMime from 'postal-mime';
import { extractMail } from '../../engine/facts/extract.ts';
import { eventIdentity } from '../../engine/facts/identity.ts';
import { buildIndex, NOTHING_FETCHED } from '../../engine/match/index.ts';
import { mailsOf } from '../conformance/corpora.ts';
import * as shipped from '../rules/shipped.ts';
import { compare, said } from './pairs.ts';

const ENVELOPE = { mailbox: 'bench', receivedAt: 0 };

const index = buildIndex(shipped.ruleset);

const folders = new Map([['samples', shipped.mails]]);
for (const folder of ['logistics', 'ham', 'bounces', 'mime/stalwart/thirdparty']) {
  // The corpora lie beside the project: a clone has the samples only.
  const mails = mailsOf(folder);
  if (mails.length) folders.set(folder, mails);
}

for (const [folder, mails] of folders) {
  const compared = await compare(
    async () => {
      for (const mail of mails) {
        const facts = extractMail(mail, ENVELOPE);
        index.match('mail.received', facts, NOTHING_FETCHED);
        eventIdentity(facts);
      }
    },
    async () => {
      for (const mail of mails) await PostalMime.parse(mail).catch(() => {});
    },
    mails.length,
  );
  console.log(`${folder}: mail to matching policies, against the parser postal-mime alone: ${said(compared)}`);
}
console.log(`  ${shipped.ruleset.plans.length} policies; goal: time at most 1.67 of the peer’s (0.6 of its rate)`);
