import type { Mail } from '../mail.ts';
import { Case } from './case.ts';
import type { Level, Reason, Risk } from './reason.ts';
import { saidOf } from './said.ts';
import type { Signal } from './signal.ts';
import { CONTENT } from './signals/content.ts';
import { FILES } from './signals/files.ts';
import { HISTORY, REGULARS } from './signals/history.ts';
import { LINKS } from './signals/links.ts';
import { PAYMENT } from './signals/payment.ts';
import { SENDER } from './signals/sender.ts';
import { CHECKED, TRUST } from './signals/trust.ts';

/**
 * All signals. Their points are set by hand, by one rule: what an honest mail has as well is worth at most a third of what makes a
 * mail suspicious, what hardly any honest mail has two thirds, what none has all of it. `npm run quality` says what comes of it.
 */
export const SIGNALS: readonly Signal[] = [
  ...SENDER,
  ...LINKS,
  ...CONTENT,
  ...PAYMENT,
  ...HISTORY,
  ...FILES,
  ...CHECKED,
  ...TRUST,
  ...REGULARS,
];

/** From how many points on a mail is called so. */
export const LEVELS: readonly (readonly [level: Level, from: number])[] = [
  ['danger', 60],
  ['suspicious', 30],
  ['low', 15],
];

export function riskOf(mail: Mail): Risk {
  const about = new Case(mail);
  const found = SIGNALS.flatMap((signal) => reasonOf(signal, about));
  const reasons = [...found, ...saidOf(mail, found)].sort((a, b) => b.points - a.points);
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const score = Math.max(0, Math.min(100, Math.round(sum)));
  const level = LEVELS.find(([, from]) => score >= from)?.[0] ?? 'none';
  const against = reasons.filter(({ points }) => points > 0).slice(0, MOST_SAID);
  const lines = (text: 'text' | 'textZh') => against.map((reason) => `- ${reason[text]}`).join('\n');
  return { score, level, reasons, why: lines('text'), whyZh: lines('textZh') };
}

/** Nobody reads more of them. */
const MOST_SAID = 4;

const LONGEST_EVIDENCE = 120;

function reasonOf({ code, points, words, find }: Signal, about: Case): readonly Reason[] {
  const found = find(about);
  if (found === undefined || found === false) return [];
  const evidence = found === true ? '' : found.replace(/\s+/g, ' ').trim().slice(0, LONGEST_EVIDENCE);
  const said = (text: string) => text.replace('{it}', evidence);
  return [{ code, points, text: said(words.en), textZh: said(words.zh), evidence }];
}
