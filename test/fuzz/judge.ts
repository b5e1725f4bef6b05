import { extractMail } from '../../engine/facts/extract.ts';
import { eventIdentity } from '../../engine/facts/identity.ts';
import { MAIL_READERS } from '../../engine/facts/mail.ts';
import { deliveryReportIn } from '../../engine/facts/report.ts';
import { answeredBy } from '../../engine/facts/thread.ts';
import { buildIndex, NOTHING_FETCHED } from '../../engine/match/index.ts';
import { mailsOf } from '../conformance/corpora.ts';
import { processorMs } from '../processor-time.ts';
import * as shipped from '../rules/shipped.ts';

const FOLDERS = [
  'ham',
  'bounces',
  'logistics',
  'mime/stalwart/malformed',
  'mime/stalwart/legacy',
  'mime/stalwart/thirdparty',
];

/** The samples, and what lies beside the project: real mails, and hard ones. */
export const seeds: readonly Uint8Array[] = [
  ...shipped.mails,
  ...FOLDERS.flatMap(mailsOf).filter(({ length }) => length < 200_000),
];

const index = buildIndex(shipped.ruleset);

export interface Judged {
  /** Processor time, in ms. */
  readonly took: number;
  readonly matched: number;
  readonly problems: number;
  /** Policies that could not judge it: an event of its own. */
  readonly failed: number;
}

/** Does with a mail all that is done before its workflow starts, and asks for every fact. */
export function judge(raw: Uint8Array): Judged {
  const since = process.cpuUsage();
  const facts = extractMail(raw, { mailbox: 'fuzz', receivedAt: Date.parse('2026-07-08T01:00:00Z') });
  eventIdentity(facts);
  deliveryReportIn(raw);
  answeredBy(raw);
  const { matched, failed } = index.match('mail.received', facts, NOTHING_FETCHED);
  for (const path of Object.keys(MAIL_READERS)) JSON.stringify(facts.get(path));
  const problems = facts.get('mail.problems') as readonly string[];
  return { took: processorMs(since), matched: matched.length, problems: problems.length, failed: failed.length };
}
