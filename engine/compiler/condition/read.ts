import type { ArrowFunctionExpression, CallExpression, Expression, Node, OptionalCallExpression } from '@babel/types';
import { parseExpression } from '../1-parse/snippet.ts';
import { literalOf } from '../edit/outline/piece.ts';
import { ASKING, COMPARING, type Condition, type Operand } from './condition.ts';

/** What a condition says, group by group. What cannot be read stands as it is. */
export function conditionOf(text: string): Condition {
  const parsed = parseExpression(text);
  return 'detail' in parsed ? { kind: 'raw', text } : new Reading(text).condition(parsed.node);
}

/** A value as a form shows it. */
export function operandOf(text: string): Operand {
  const parsed = parseExpression(text);
  return 'detail' in parsed ? { text } : new Reading(text).operand(parsed.node);
}

type Call = CallExpression | OptionalCallExpression;

class Reading {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  condition(node: Node): Condition {
    return { ...this.#read(node), source: this.#slice(node) };
  }

  operand(node: Node): Operand {
    const slice = this.#slice(node);
    const text = node.extra?.parenthesized ? `(${slice})` : slice;
    const literal = literalOf(node);
    if (literal !== undefined) return { text, literal };
    if (node.type !== 'ArrayExpression') return { text };
    return { text, items: node.elements.flatMap((item) => (item ? [this.operand(item)] : [])) };
  }

  #read(node: Node): Condition {
    const raw = { kind: 'raw', text: this.#slice(node) } as const;
    switch (node.type) {
      case 'LogicalExpression':
        if (node.operator === '??') return raw;
        return {
          kind: node.operator === '&&' ? 'all' : 'any',
          of: this.#operands(node, node.operator).map((one) => this.condition(one)),
        };
      case 'UnaryExpression':
        return node.operator === '!' ? { kind: 'not', of: this.condition(node.argument) } : raw;
      case 'BinaryExpression': {
        const operator = COMPARING.find((one) => one === node.operator);
        if (!operator || !isFact(node.left)) return raw;
        return { kind: 'test', fact: this.#slice(node.left), operator, values: [this.operand(node.right)] };
      }
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.#call(node) ?? raw;
      default:
        return isPath(node) ? { kind: 'test', fact: raw.text, operator: 'true', values: [] } : raw;
    }
  }

  /** `a && b && c` is one group; brackets make another. */
  #operands(node: Node, operator: string): readonly Node[] {
    if (node.type !== 'LogicalExpression' || node.operator !== operator) return [node];
    const left = node.left.extra?.parenthesized ? [node.left] : this.#operands(node.left, operator);
    return [...left, node.right];
  }

  #call({ callee, arguments: args, ...node }: Call): Condition | undefined {
    if (callee.type === 'Identifier')
      return { kind: 'call', name: callee.name, args: args.map((argument) => this.operand(argument)) };
    const member =
      callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression' ? callee : undefined;
    const [only, ...more] = args;
    if (!member || member.computed || member.optional || node.optional || member.property.type !== 'Identifier')
      return undefined;
    if (!only || more.length > 0 || only.type === 'SpreadElement') return undefined;
    return this.#method(member.object, member.property.name, only as Expression);
  }

  #method(object: Node, name: string, only: Expression): Condition | undefined {
    if (name === 'has' && object.type === 'Identifier' && isFact(only))
      return { kind: 'test', fact: this.#slice(only), operator: 'listed', values: [{ text: object.name }] };
    if (name === 'includes' && object.type === 'ArrayExpression' && isFact(only))
      return { kind: 'test', fact: this.#slice(only), operator: 'in', values: this.operand(object).items ?? [] };
    if (
      (name === 'some' || name === 'every') &&
      only.type === 'ArrowFunctionExpression' &&
      (isFact(object) || object.type === 'ArrayExpression')
    )
      return this.#each(object, name, only);
    const operator = ASKING.find((one) => one === name);
    if (!operator || !isFact(object)) return undefined;
    return { kind: 'test', fact: this.#slice(object), operator, values: [this.operand(only)] };
  }

  #each(
    list: Node,
    quantity: 'some' | 'every',
    { params, body, async }: ArrowFunctionExpression,
  ): Condition | undefined {
    const [item, ...more] = params;
    if (
      item?.type !== 'Identifier' ||
      item.typeAnnotation ||
      more.length > 0 ||
      async ||
      body.type === 'BlockStatement'
    )
      return undefined;
    return { kind: 'each', quantity, list: this.#slice(list), item: item.name, of: this.condition(body) };
  }

  #slice({ type, start, end }: Node): string {
    const slice = this.#text.slice(start ?? 0, end ?? 0);
    // Several expressions are one only in brackets.
    return type === 'SequenceExpression' ? `(${slice})` : slice;
  }
}

/** A name, or what is reached from one by dots. */
function isPath(node: Node): boolean {
  if (node.type === 'Identifier') return true;
  const member = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
  return member && !node.computed && !node.extra?.parenthesized && isPath(node.object);
}

/** A path, or what a method of it or a helper gives: `mail.subject.toLowerCase()`, `count(…)`. */
function isFact(node: Node): boolean {
  if (node.extra?.parenthesized) return false;
  if (isPath(node)) return true;
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') return isFact(node.object);
  return (node.type === 'CallExpression' || node.type === 'OptionalCallExpression') && isFact(node.callee);
}
