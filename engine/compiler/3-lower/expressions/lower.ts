import type { Expression as Node } from '@babel/types';
import type { Expression } from '../../../plan/expression.ts';
import { tooLarge } from '../../diagnostics/limits.ts';
import { UNKNOWN } from '../../types/type.ts';
import { type Context, report, spanOf, type Typed } from '../context.ts';
import { MAX_NODES } from '../unit.ts';
import { call } from './calls.ts';
import { arrayLiteral, objectLiteral } from './collections.ts';
import { literal, pattern, template } from './literals.ts';
import { conditional, logical } from './logic.ts';
import { member } from './members.ts';
import { identifier } from './names.ts';
import { binary, unary } from './operators.ts';
import { awaitElsewhere, unsupported } from './unsupported.ts';

/** How one kind of expression is lowered. */
export type Lower<N extends Node = Node> = (node: N, cx: Context) => Typed;

type Kind = Node['type'];

/** Every kind that the parser knows: what the language does not have is refused by name, and nothing is forgotten. */
const LOWER: { readonly [K in Kind]: Lower<Extract<Node, { type: K }>> } = {
  ArrayExpression: arrayLiteral,
  ObjectExpression: objectLiteral,
  StringLiteral: literal,
  NumericLiteral: literal,
  BooleanLiteral: literal,
  NullLiteral: literal,
  TemplateLiteral: template,
  RegExpLiteral: pattern,
  Identifier: identifier,
  MemberExpression: member,
  OptionalMemberExpression: member,
  CallExpression: call,
  OptionalCallExpression: call,
  UnaryExpression: unary,
  BinaryExpression: binary,
  LogicalExpression: logical,
  ConditionalExpression: conditional,
  ParenthesizedExpression: (node, cx) => lower(node.expression, cx),
  AwaitExpression: awaitElsewhere,
  ArrowFunctionExpression: unsupported,
  AssignmentExpression: unsupported,
  BigIntLiteral: unsupported,
  BindExpression: unsupported,
  ClassExpression: unsupported,
  DecimalLiteral: unsupported,
  DoExpression: unsupported,
  FunctionExpression: unsupported,
  Import: unsupported,
  ImportExpression: unsupported,
  JSXElement: unsupported,
  JSXFragment: unsupported,
  MetaProperty: unsupported,
  ModuleExpression: unsupported,
  NewExpression: unsupported,
  PipelineBareFunction: unsupported,
  PipelinePrimaryTopicReference: unsupported,
  PipelineTopicExpression: unsupported,
  RecordExpression: unsupported,
  SequenceExpression: unsupported,
  Super: unsupported,
  TaggedTemplateExpression: unsupported,
  ThisExpression: unsupported,
  TopicReference: unsupported,
  TSAsExpression: unsupported,
  TSInstantiationExpression: unsupported,
  TSNonNullExpression: unsupported,
  TSSatisfiesExpression: unsupported,
  TSTypeAssertion: unsupported,
  TupleExpression: unsupported,
  TypeCastExpression: unsupported,
  UpdateExpression: unsupported,
  YieldExpression: unsupported,
};

/** Checks an expression and gives its compiled form. Where it cannot, it says why and gives a type that agrees with all. */
export function lower(node: Node, cx: Context): Typed {
  if (!cx.unit.spend(1)) {
    report({ ...cx, unit: cx.unit }, node, tooLarge, { limit: MAX_NODES });
    return refused(node, cx);
  }
  return (LOWER[node.type] as Lower)(node, cx);
}

/** What stands in the plan for what was refused. No plan with it is ever given out. */
export const refused = (node: Node, cx: Context): Typed => ({
  expression: { kind: 'absent', span: spanOf(cx, node) },
  type: UNKNOWN,
});

/** An expression that was lowered elsewhere, at the place of the node that names it. */
export function moved(expression: Expression, span: Expression['span']): Expression {
  return at(expression) as Expression;

  function at(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(at);
    if (value === null || typeof value !== 'object') return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, at(inner)]));
    return 'span' in copy ? { ...copy, span } : copy;
  }
}
