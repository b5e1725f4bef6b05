import { existsSync } from 'node:fs';
import { extractMail } from '../../../engine/facts/extract.ts';
import { LEVELS, SIGNALS } from '../../../engine/facts/risk/judge.ts';
import type { Risk } from '../../../engine/facts/risk/reason.ts';
import { CORPORA } from '../../conformance/corpora.ts';
import { judgeInTurn } from './in-turn.ts';
import { honest, phishing, type Sample } from './mails.ts';

export interface Judged extends Sample {
  readonly risk: Risk;
}

export const ENVELOPE = { mailbox: 'quality', receivedAt: Date.parse('2026-03-02T08:15:04Z') };
const judge = (sample: Sample): Judged => ({
  ...sample,
  risk: extractMail(sample.raw, ENVELOPE).get('mail.risk') as Risk,
});
const percent = (n: number, of: number) => `${((100 * n) / of).toFixed(1)} %`.padStart(8);

/**
 * How well `mail.risk` tells frauds from honest mail, as a table.
 *
 * @param place a folder or a git directory with the mails of rf-peixoto/phishing_pot
 * @param show whether to name the mails that were judged wrongly
 */
export async function measureRisk(place: string, show: boolean): Promise<string> {
  if (!existsSync(place) || !CORPORA)
    return 'Name the folder or the git directory of rf-peixoto/phishing_pot: npm run quality -- risk PLACE. Honest mails must lie in ../shared/corpora/ham.';
  const begun = performance.now();
  const bad = phishing(place).map(judge);
  const good = honest().map(judge);
  const each = (performance.now() - begun) / (bad.length + good.length);
  const late = await judgeInTurn(
    [...good].sort((a, b) => a.at - b.at),
    bad,
  );
  const campaigns = new Set(bad.map(({ campaign }) => campaign)).size;
  return [
    `${bad.length} phishing mails (distinct bodies, ${campaigns} campaigns), ${good.length} honest ones; ${each.toFixed(1)} ms each\n`,
    ...table('all', bad, good),
    // As a company comes to know its senders: nobody at first.
    ...table('with what was before', late.bad, late.good),
    // By campaign, so that no copy of a mail is in both parts.
    ...[0, 1].flatMap((part) =>
      table(`campaigns, part ${part + 1}`, bad.filter(inPart(part)), good.filter(inPart(part))),
    ),
    '',
    ...reasons(late.bad, late.good),
    ...(show ? wrongOnes(bad, good) : []),
  ].join('\n');
}

const reaches =
  (from: number) =>
  ({ risk }: Judged) =>
    risk.score >= from;

const inPart =
  (part: number) =>
  ({ campaign }: Sample) =>
    Number.parseInt(campaign.slice(0, 2), 16) % 2 === part;

function table(title: string, phish: readonly Judged[], ham: readonly Judged[]): readonly string[] {
  const rows = LEVELS.toReversed().map(([level, from]) => {
    const found = phish.filter(reaches(from)).length;
    const wrong = ham.filter(reaches(from)).length;
    const name = `${level} or above`.padEnd(22);
    return `  ${name}${percent(found, phish.length)}  ${percent(wrong, ham.length)}  ${percent(found, found + wrong)}`;
  });
  return [`${title.padEnd(24)}  found     honest    precision`, ...rows];
}

function reasons(bad: readonly Judged[], good: readonly Judged[]): readonly string[] {
  const has =
    (code: string) =>
    ({ risk }: Judged) =>
      risk.reasons.some((reason) => reason.code === code);
  const rows = SIGNALS.map(({ code, points }) => ({
    code,
    points,
    phish: bad.filter(has(code)).length,
    ham: good.filter(has(code)).length,
  })).sort((a, b) => b.phish - a.phish);
  const single = rows.find(({ ham, points }) => points > 0 && ham / good.length <= 0.01);
  return [
    'reason                    points  phishing   honest',
    ...rows.map(
      ({ code, points, phish, ham }) =>
        `${code.padEnd(26)}${String(points).padStart(5)}  ${percent(phish, bad.length)}  ${percent(ham, good.length)}`,
    ),
    single
      ? `\nThe best single reason with at most 1 % of honest mail: ${single.code} finds ${percent(single.phish, bad.length).trim()} at ${percent(single.ham, good.length).trim()}.`
      : '',
  ];
}

const wrongOnes = (bad: readonly Judged[], good: readonly Judged[]): readonly string[] =>
  [
    ...good.filter(reaches(30)).map((one) => ['honest', one] as const),
    ...bad.filter((one) => !reaches(30)(one)).map((one) => ['missed', one] as const),
  ].map(
    ([what, { file, risk }]) =>
      `${what} ${risk.score} ${file.split('/').at(-1)}: ${risk.reasons.map(({ code, evidence }) => `${code}(${evidence.slice(0, 40)})`).join(' ')}`,
  );
