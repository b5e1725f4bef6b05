import { parseExpression } from '../../../engine/compiler/1-parse/snippet.ts';
import { printTemplate, type Quote, type TemplatePart } from '../../../engine/compiler/edit/print/literal.ts';

/*
 * Words with facts put in, as people write them: `Trouble: {{ mail.subject }}`, like the texts below rules/templates.
 */

const FACT = /\{\{\s*([\s\S]*?)\s*\}\}/g;

/** TypeScript of a text as a field shows it. Undefined: it is something else, and is shown as the expression that it is. */
export function filledOf(text: string): string | undefined {
  const parsed = parseExpression(text);
  if ('detail' in parsed) return undefined;
  const { node } = parsed;
  const slice = ({ start, end }: { start?: number | null; end?: number | null }) => text.slice(start ?? 0, end ?? 0);
  if (node.type === 'StringLiteral') return plain(node.value);
  if (node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression')
    return fact(slice(node));
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = node.quasis.flatMap(({ value }, i) => {
    const inner = node.expressions[i];
    return [plain(value.cooked ?? value.raw), ...(inner ? [fact(slice(inner))] : [])];
  });
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/** Words that would be read as a fact cannot be shown so. */
const plain = (words: string) => (words.includes('{{') || words.includes('}}') ? undefined : words);
const fact = (expression: string) => (/[{}]/.test(expression) ? undefined : shownFact(expression));

/** How a fact stands among words. */
export const shownFact = (expression: string): string => `{{ ${expression} }}`;

/** The words and facts of what stands in a field, in order. */
export function partsOf(shown: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (const found of shown.matchAll(FACT)) {
    if (found.index > at) parts.push(shown.slice(at, found.index));
    parts.push({ expression: found[1]! });
    at = found.index + found[0].length;
  }
  if (at < shown.length) parts.push(shown.slice(at));
  return parts;
}

/** The same as TypeScript: a literal, a fact alone, or a template. */
export function printFilled(shown: string, quote: Quote): string {
  const parts = partsOf(shown);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return only.expression;
  return printTemplate(parts, quote);
}
