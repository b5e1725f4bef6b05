import type { Value } from '../plan/expression.ts';
import type { Template } from '../plan/ruleset.ts';
import type { Wish } from './wish.ts';

export type Text = Template;

const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The longest line that is taken from a policy's own text as the subject. */
const SUBJECT_CHARS = 120;

/** What a wish says in the person's language, or the next best that there is. */
export function wordsOf({ wording, title }: Wish, language: string): Text {
  if (wording.kind === 'text') return { subject: firstLine(wording.text) || title, body: wording.text };
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
