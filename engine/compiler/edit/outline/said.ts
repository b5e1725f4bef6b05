import type { Node } from '@babel/types';
import { BINARY, type Expression, LOGICAL, UNARY } from '../../../plan/expression.ts';
import type { Span } from '../../../plan/span.ts';
import { helperNamed } from '../../known.ts';
import { COMBINING } from '../../language-names.ts';

/**
 * An expression as plans have it, from its tree alone: names stay names, and what plans cannot say stands as a name with its text. It
 * gives a graph its words before anything is compiled.
 */
export function saidBy(node: Node, text: string): Expression {
  const read = (inner: Node) => saidBy(inner, text);
  const span: Span = [node.start ?? 0, node.end ?? 0];
  const raw = { kind: 'name', name: text.slice(...span), span } as const;
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: node.value, span };
    case 'NullLiteral':
      return { kind: 'literal', value: null, span };
    case 'Identifier':
      return node.name === 'undefined' ? { kind: 'absent', span } : { kind: 'name', name: node.name, span };
    case 'TemplateLiteral':
      return { kind: 'template', parts: templateParts(node, read), span };
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const of = read(node.object);
      const optional = node.optional ?? false;
      if (node.computed) return { kind: 'index', of, at: read(node.property), optional, span };
      return node.property.type === 'Identifier'
        ? { kind: 'property', of, name: node.property.name, optional, span }
        : raw;
    }
    case 'UnaryExpression': {
      const op = UNARY.find((one) => one === node.operator);
      return op ? { kind: 'unary', op, of: read(node.argument), span } : raw;
    }
    case 'BinaryExpression': {
      const op = BINARY.find((one) => one === node.operator);
      return op ? { kind: 'binary', op, left: read(node.left), right: read(node.right), span } : raw;
    }
    case 'LogicalExpression': {
      const op = LOGICAL.find((one) => one === node.operator);
      return op ? { kind: 'logical', op, left: read(node.left), right: read(node.right), span } : raw;
    }
    case 'ConditionalExpression': {
      const [test, then, otherwise] = [read(node.test), read(node.consequent), read(node.alternate)];
      return { kind: 'choose', test, then, else: otherwise, span };
    }
    case 'ArrayExpression':
      return { kind: 'array', items: node.elements.flatMap((item) => (item ? [read(item)] : [])), span };
    case 'ObjectExpression':
      return { kind: 'object', fields: fieldsOf(node).map(([name, value]) => ({ name, value: read(value) })), span };
    case 'CallExpression':
    case 'OptionalCallExpression':
      return called(node, span, read) ?? raw;
    case 'ArrowFunctionExpression': {
      const params = node.params.flatMap((param) => (param.type === 'Identifier' ? [param.name] : []));
      return { kind: 'arrow', params, body: read(node.body), span };
    }
    case 'RegExpLiteral':
      return { kind: 'pattern', source: node.pattern, flags: node.flags, span };
    default:
      return raw;
  }
}

type Read = (node: Node) => Expression;
type Of<T extends Node['type']> = Extract<Node, { type: T }>;

function templateParts({ quasis, expressions }: Of<'TemplateLiteral'>, read: Read): readonly (string | Expression)[] {
  return quasis.flatMap(({ value }, i) => {
    const inner = expressions[i];
    return [value.cooked ?? value.raw, ...(inner ? [read(inner)] : [])];
  });
}

/** The fields of an object literal that have a plain name and a value. */
export const fieldsOf = ({ properties }: Of<'ObjectExpression'>): readonly (readonly [string, Node])[] =>
  properties.flatMap((part) => {
    const name = part.type === 'ObjectProperty' && !part.computed ? keyOf(part.key) : undefined;
    return name === undefined || part.type !== 'ObjectProperty' ? [] : [[name, part.value] as const];
  });

const keyOf = (key: Node) =>
  key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined;

function called(
  { callee, arguments: given, ...node }: Of<'CallExpression'> | Of<'OptionalCallExpression'>,
  span: Span,
  read: Read,
): Expression | undefined {
  const args = () => given.map(read);
  if (callee.type === 'Identifier') {
    const known = helperNamed(callee.name) ?? COMBINING.find((name) => name === callee.name);
    return known && { kind: 'helper', name: callee.name, args: args(), span };
  }
  const member = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression' ? callee : undefined;
  if (!member || member.computed || member.property.type !== 'Identifier') return undefined;
  const [only, ...more] = given;
  if (member.object.type === 'Identifier' && member.property.name === 'has' && only && more.length === 0)
    return { kind: 'member', list: member.object.name, value: read(only), span };
  const optional = (member.optional ?? false) || (node.optional ?? false);
  return { kind: 'method', of: read(member.object), name: member.property.name, args: args(), optional, span };
}
