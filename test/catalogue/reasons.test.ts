import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NOT_SENT, SENT } from '../../engine/arbiter/reason.ts';
import { REASON_WORDS } from '../../engine/arbiter/reason-words.ts';
import { ROOT } from '../app/command.ts';

const FILE = join(ROOT, 'docs/why.md');

/** The rows of both tables as they are to be: `npm run generate` writes them. */
function withReasons(text: string): string {
  const [sent, notSent] = [SENT, NOT_SENT].map((reasons) =>
    Object.keys(reasons).map((reason) => {
      const { en, zh } = REASON_WORDS[reason as keyof typeof REASON_WORDS];
      return `| \`${reason}\` | ${en} · ${zh} |\n`;
    }),
  ) as [string[], string[]];
  const tables = [sent.join(''), notSent.join('')];
  return text.replace(/(?<=\|---\|---\|\n)(?:\|.*\n)*/g, (rows) => tables.shift() ?? rows);
}

it('docs/why.md has every reason, in the words that people are told', () => {
  const text = readFileSync(FILE, 'utf8');
  if (process.env.POSTHORN_WRITE) writeFileSync(FILE, withReasons(text));
  expect(readFileSync(FILE, 'utf8')).toBe(withReasons(text));
});
