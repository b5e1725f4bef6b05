import type { Value } from '../plan/expression.ts';
import { PRIORITIES } from '../plan/priority.ts';
import type { Template } from '../plan/ruleset.ts';
import type { Summarised, Wish } from './wish.ts';

export type Text = Template;

const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The longest line that is taken from a policy's own text as the subject. */
const SUBJECT_CHARS = 120;

/** What a wish says in the person's language, or the next best that there is. */
export function wordsOf({ wording, title }: Pick<Wish, 'wording' | 'title'>, language: string): Text {
  if (wording.kind === 'text') return { subject: firstLine(wording.text) || title, body: wording.text };
  if (wording.kind === 'digest') return summary(wording, language);
  const text = pick(wording.texts, language);
  if (!text) return { subject: title, body: title };
  const fill = (line: string) => line.replace(PLACEHOLDER, (_, path: string) => shown(wording.facts[path]));
  return { subject: fill(text.subject), body: fill(text.body) };
}

/** The language itself, without its region, English, any. */
function pick(texts: { readonly [language: string]: Template }, language: string): Template | undefined {
  return texts[language] ?? texts[language.split('-')[0]!] ?? texts.en ?? Object.values(texts)[0];
}

function shown(value: Value): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (typeof value === 'object') return 'address' in value ? String((value as { address: Value }).address) : '';
  return String(value);
}

const firstLine = (text: string) => text.trim().split('\n', 1)[0]!.slice(0, SUBJECT_CHARS);

/** More of them are counted, not shown. */
const SHOWN = 50;

/** Of one alert its own words; of several a list of subjects, each with its first line. */
function summary({ key, items }: Extract<Wish['wording'], { kind: 'digest' }>, language: string): Text {
  if (items.length === 1) return items[0]!;
  const isZh = language.split('-')[0] === 'zh';
  const what = isZh ? `${items.length} 条提醒` : `${items.length} alerts`;
  const storm = isZh ? '短时间内提醒过多，汇总如下' : 'too many at once, here together';
  const lines = items
    .toSorted(bySeverity)
    .slice(0, SHOWN)
    .map(({ subject, body }) => `• ${subject}\n  ${firstLine(body)}`);
  const rest = items.length - lines.length;
  const more = rest > 0 ? [isZh ? `… 另有 ${rest} 条` : `… and ${rest} more`] : [];
  return { subject: `${what}: ${key === 'storm' ? storm : key}`, body: [...lines, ...more].join('\n') };
}

/** A danger first, then what presses most: what stands behind the last line is counted and not seen. */
const bySeverity = (a: Summarised, b: Summarised) =>
  Number(b.danger ?? false) - Number(a.danger ?? false) ||
  PRIORITIES.indexOf(a.priority ?? 'normal') - PRIORITIES.indexOf(b.priority ?? 'normal');
