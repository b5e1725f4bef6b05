import type { Node } from '@babel/types';
import { parseExpression } from '../1-parse/snippet.ts';
import { type Condition, plainCondition, sameCondition, type Test } from './condition.ts';
import { conditionOf } from './read.ts';

/** The longest group that stands on one line, in columns. */
const LONGEST = 100;

/**
 * A condition as readable TypeScript. What was not changed is written as it was.
 * @param room columns that are left on its line
 */
export const printCondition = (condition: Condition, room = LONGEST): string =>
  printed(plainCondition(condition), room);

function printed(condition: Condition, room: number): string {
  const { source } = condition;
  if (source !== undefined && sameCondition(plainCondition(conditionOf(source)), condition)) return source;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return group(condition.of, condition.kind, room);
    case 'not':
      return `!${bracketed(condition.of, BINDS.not, room)}`;
    case 'test':
      return test(condition);
    case 'call':
      return `${condition.name}(${condition.args.map(({ text }) => text).join(', ')})`;
    case 'each': {
      const body = printed(condition.of, room);
      return `${condition.list}.${condition.quantity}((${condition.item}) => ${body.startsWith('{') ? `(${body})` : body})`;
    }
    case 'raw':
      return condition.text;
  }
}

function group(of: readonly Condition[], kind: 'all' | 'any', room: number): string {
  const operator = kind === 'all' ? '&&' : '||';
  const parts = of.map((one) => bracketed(one, BINDS[kind] + 1, room));
  const line = parts.join(` ${operator} `);
  return columns(line) > room || line.includes('\n') ? parts.join(` ${operator}\n  `) : line;
}

/** Characters of Chinese, Japanese and Korean take two. */
const columns = (text: string): number => text.replace(/[\u1100-\u115f\u2e80-\uffdc]/g, '  ').length;

function test({ fact, operator, values }: Test): string {
  const texts = values.map(({ text }) => text);
  if (operator === 'true') return fact;
  if (operator === 'in') return `[${texts.join(', ')}].includes(${fact})`;
  if (operator === 'listed') return `${texts[0]}.has(${fact})`;
  if (operator === 'includes' || operator === 'startsWith' || operator === 'endsWith')
    return `${fact}.${operator}(${texts[0]})`;
  return `${fact} ${operator} ${texts[0]}`;
}

/** How tightly an expression holds together: brackets stand where it holds less than its place wants. */
const BINDS = { any: 1, all: 2, not: 4 } as const;

function bracketed(condition: Condition, wanted: number, room: number): string {
  const text = printed(condition, room);
  return binding(text) >= wanted ? text : `(${text})`;
}

function binding(text: string): number {
  const parsed = parseExpression(text);
  if ('detail' in parsed || parsed.node.extra?.parenthesized) return 5;
  return bindingOf(parsed.node);
}

function bindingOf(node: Node): number {
  if (node.type === 'LogicalExpression')
    return node.operator === '&&' ? BINDS.all : node.operator === '||' ? BINDS.any : 0;
  if (node.type === 'BinaryExpression') return 3;
  if (/^(?:Conditional|Assignment|Sequence|Yield|Arrow|TSAs|TSSatisfies)/.test(node.type)) return 0;
  return 5;
}
