import { join } from 'node:path';
import { oneLine } from '../../../connectors/clean-text.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import type { Judged, Place, PolicyWhy, Why, WishWhy } from '../../why/answer.ts';
import { WHY_WORDS, type WhyWords } from '../../why/words.ts';
import { line, styled } from './output.ts';

export interface WhyView {
  readonly person: string | undefined;
  /** The rules folder, as a person here would name it. */
  readonly rules: string;
  readonly people: Ruleset['people'];
  readonly language: 'en' | 'zh';
}

const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

/** The mail, each person with every verdict, then the policies that ran and those that nearly did. */
export function printWhy(why: Why, view: WhyView): void {
  const words = WHY_WORDS[view.language];
  const { event, persons, policies, others, mailIsGone } = why;
  line(styled('bold', oneLine(event.subject || event.messageId || event.id, 100)));
  line(styled('dim', `  ${event.id}, ${clock.format(event.receivedAt)}, ${words.came} ${event.mailbox}`));
  if (words.kind[event.kind]) line(`  ${words.kind[event.kind]}`);
  else if (event.state !== 'started') line(`  ${words.state[event.state]}`);
  if (!persons.length && policies.length) line(`\n${words.nobodyNamed}`);
  for (const { name, person, wishes } of persons) {
    line(`\n${styled('bold', oneLine(name, 60))}${name === person ? '' : styled('dim', ` (${person})`)}`);
    if (!wishes.length) line(`  ${styled('yellow', words.notTold)}: ${words.neverNamed}`);
    for (const wish of wishes) printWish(wish, view);
  }
  if (policies.length) line(`\n${styled('bold', words.ran)}`);
  for (const policy of policies) printPolicy(policy, view, false);
  const isAsked = view.person !== undefined && persons.every(({ wishes }) => !wishes.length);
  if ((isAsked || !policies.length) && others.length) {
    line(`\n${styled('bold', words.nearly)}`);
    for (const policy of others) printPolicy(policy, view, true);
  }
  if (mailIsGone && event.kind !== 'own') line(`\n${words.mailIsGone}`);
}

function printWish(wish: WishWhy, view: WhyView): void {
  const words = WHY_WORDS[view.language];
  const { sent, at, channel, stage, priority, policy, place, cause, notes = {}, delivery, summary } = wish;
  const how = sent ? styled('green', words.told) : styled('yellow', words.notTold);
  const marks = [priority, stage].filter(Boolean).join(', ');
  line(`  ${clock.format(at)}  ${how}${channel ? ` ${words.by} ${channel}` : ''} (${marks})`);
  line(`    ${words.because}: ${oneLine(wish.words, 200)}${cause ? ` (${oneLine(cause, 100)})` : ''}`);
  line(styled('dim', `    ${words.wish} ${place ? shown(place, view) : policy}${calledAt(place, view)}`));
  for (const [stageName, note] of Object.entries(notes)) {
    line(styled('dim', `    ${words.verdicts}, ${stageName}: ${oneLine(note, 160)}`));
  }
  if (delivery) printDelivery(delivery, view);
  if (summary) printSummary(summary, view);
}

function printSummary(summary: NonNullable<WishWhy['summary']>, view: WhyView): void {
  const words = WHY_WORDS[view.language].summary;
  if (summary === 'waiting') line(styled('yellow', `    ${words.waiting}`));
  else {
    line(styled('dim', `    ${words.held(summary.items)}: ${oneLine(summary.subject, 100)}`));
    printDelivery(summary, view);
  }
}

function printDelivery(
  { state, channel, detail, receipt, loggedAt, became }: NonNullable<WishWhy['delivery']>,
  view: WhyView,
) {
  const words = WHY_WORDS[view.language];
  const more = [detail && oneLine(detail, 160), receipt && `${words.receipt} ${oneLine(receipt, 80)}`].filter(Boolean);
  line(
    styled(
      'dim',
      `    ${words.delivery[state]} ${words.by} ${channel}, ${clock.format(loggedAt)}${more.map((one) => `; ${one}`).join('')}`,
    ),
  );
  if (!became) return;
  const who = became.by === undefined ? '?' : (view.people[became.by]?.name ?? became.by);
  line(`    ${styled('green', words.became[became.state])} ${oneLine(who, 60)}, ${clock.format(became.at)}`);
}

function printPolicy(
  { policy, title, hash, file, changed, names, condition, found }: PolicyWhy,
  view: WhyView,
  isNear: boolean,
): void {
  const words = WHY_WORDS[view.language];
  line(`  ${policy}  ${styled('dim', `${oneLine(title, 80)}, ${join(view.rules, file)}, ${hash}`)}`);
  if (changed) line(styled('dim', `    ${changedBy(changed, words)}`));
  const persons = names.map((id) => view.people[id]?.name ?? id).join(', ');
  if (isNear) line(styled('dim', `    ${persons ? `${words.names} ${oneLine(persons, 160)}` : words.namesNobody}`));
  else if (persons) line(styled('dim', `    ${words.whoWas} ${oneLine(persons, 160)}`));
  for (const { in: where, before, words: matched, after } of found) {
    const around = `${flat(before)}${styled('bold', `[${flat(matched)}]`)}${flat(after)}`;
    line(`    ${words.matched} ${where}: …${around}…`);
  }
  if (condition && isNear) printJudged(condition, '    ');
}

function changedBy({ kind, by, approvedBy, at }: NonNullable<PolicyWhy['changed']>, words: WhyWords): string {
  const second = approvedBy === undefined ? '' : `, ${words.agreed} ${oneLine(approvedBy, 60)}`;
  return `${words.changed[kind]} ${oneLine(by, 60)}${second}, ${clock.format(at)}`;
}

/** As one line, with the blanks at its ends: it is a piece of one. */
const flat = (text: string) => oneLine(`|${text}|`, 100).slice(1, -1);

const MARK = { true: styled('green', '✓'), false: styled('red', '✗'), unknown: styled('yellow', '?') };

function printJudged({ label, truth, of, reads }: Judged, indent: string): void {
  line(`${indent}${MARK[`${truth}`]} ${oneLine(label, 120)}`);
  for (const { path, value } of reads) line(styled('dim', `${indent}    ${path}: ${oneLine(value, 80)}`));
  for (const part of of) printJudged(part, `${indent}  `);
}

const shown = ({ file, line: at }: Place, { rules }: WhyView) =>
  `${join(rules, file)}${at === undefined ? '' : `:${at}`}`;

const calledAt = (place: Place | undefined, view: WhyView) =>
  place?.calledAt ? `, ${WHY_WORDS[view.language].calledAt} ${shown(place.calledAt, view)}` : '';
