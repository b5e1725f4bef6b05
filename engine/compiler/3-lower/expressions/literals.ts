import type {
  BooleanLiteral,
  NullLiteral,
  NumericLiteral,
  RegExpLiteral,
  StringLiteral,
  TemplateLiteral,
} from '@babel/types';
import { patternPlace } from '../../diagnostics/grammar.ts';
import { printed } from '../../diagnostics/types.ts';
import { isText, only } from '../../types/assign.ts';
import { printType } from '../../types/print.ts';
import { literalType, STRING } from '../../types/type.ts';
import { type Context, type Literal, report, spanOf, type Typed } from '../context.ts';
import { lower, refused } from './lower.ts';

export function literal(node: StringLiteral | NumericLiteral | BooleanLiteral | NullLiteral, cx: Context): Typed {
  const value = node.type === 'NullLiteral' ? null : node.value;
  return { expression: { kind: 'literal', value, span: spanOf(cx, node) }, type: literalType(value), values: [value] };
}

/** `…${x}…`: a template without holes is a text like any other. */
export function template(node: TemplateLiteral, cx: Context): Typed {
  const texts = node.quasis.map(({ value }) => value.cooked ?? value.raw);
  const span = spanOf(cx, node);
  if (texts.length === 1) {
    const [value] = texts as [string];
    return { expression: { kind: 'literal', value, span }, type: literalType(value), values: [value] };
  }
  const holes = node.expressions.flatMap((hole) => (hole.type.startsWith('TS') ? [] : [lower(hole as never, cx)]));
  holes.forEach(({ type }, i) => {
    if (!isPrintable(type)) report(cx, node.expressions[i]!, printed, { given: printType(type) });
  });
  const parts = texts
    .flatMap((text, i) => [text, ...(holes[i] ? [holes[i].expression] : [])])
    .filter((part) => part !== '');
  return { expression: { kind: 'template', parts, span }, type: STRING, values: printedValues(texts, holes) };
}

const isPrintable = (type: Typed['type']) =>
  only(type, (member) => isText(member) || member.type === 'number' || member.type === 'boolean');

/** The text itself, where every hole has one known value. */
function printedValues(texts: readonly string[], holes: readonly Typed[]): readonly Literal[] | undefined {
  const known = holes.map(({ values }) => (values?.length === 1 ? [String(values[0])] : undefined));
  if (known.some((value) => value === undefined)) return undefined;
  return [texts.map((text, i) => text + (known[i]?.[0] ?? '')).join('')];
}

/** Where a pattern may stand, the helper `matches` takes it before it comes here. */
export function pattern(node: RegExpLiteral, cx: Context): Typed {
  report(cx, node, patternPlace, {});
  return refused(node, cx);
}
