import type { Node } from '@babel/types';
import { parseExpression } from '../../engine/compiler/1-parse/snippet.ts';
import { printText, type Quote } from '../../engine/compiler/edit/print/literal.ts';

/** `count('mail.received', { of: mail.from.address, within: '15m' })`: how often something was lately. */
export interface Counting {
  /** The kind of event. */
  readonly event: string;
  /** TypeScript of what the events have in common. */
  readonly of: string;
  /** As policies write it: `15m`. */
  readonly within: string;
}

/** What a row begins as that counts. */
export const COUNTING: Counting = { event: 'mail.received', of: 'mail.from.address', within: '1d' };

/** How often is asked; undefined: it is another expression, or one whose parts no form can show. */
export function countingOf(text: string): Counting | undefined {
  if (!text.startsWith('count(')) return undefined;
  const parsed = parseExpression(text);
  if ('detail' in parsed || parsed.node.type !== 'CallExpression') return undefined;
  const [event, options, ...more] = parsed.node.arguments;
  if (event?.type !== 'StringLiteral' || options?.type !== 'ObjectExpression' || more.length > 0) return undefined;
  const fields = new Map<string, Node>();
  for (const one of options.properties) {
    if (one.type !== 'ObjectProperty' || one.computed || one.key.type !== 'Identifier') return undefined;
    fields.set(one.key.name, one.value);
  }
  const [of, within] = [fields.get('of'), fields.get('within')];
  if (!of || within?.type !== 'StringLiteral' || fields.size > 2) return undefined;
  return { event: event.value, of: text.slice(of.start ?? 0, of.end ?? 0), within: within.value };
}

export const printCounting = ({ event, of, within }: Counting, quote: Quote): string =>
  `count(${printText(event, quote)}, { of: ${of}, within: ${printText(within, quote)} })`;
