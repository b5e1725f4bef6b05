import type { Words } from '../words/words.ts';

/** What is awaited, as the engine names it (`mail.read`, `any(task.done, mail.answered)`), in words. */
export function awaitedWords(name: string, { awaited, or, and }: Words['runs']): string {
  const [, kind, inner] = /^(any|all)\((.*)\)$/.exec(name) ?? [];
  if (kind === undefined || inner === undefined) return awaited[name] ?? name;
  return partsOf(inner)
    .map((part) => awaitedWords(part, { awaited, or, and } as Words['runs']))
    .join(kind === 'any' ? or : and);
}

/** What stands between commas, those inside of brackets left alone. */
function partsOf(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
