import type { Expression as Node, RegExpLiteral } from '@babel/types';
import type { HelperEntry } from '../../../catalogue/entry.ts';
import { translatePattern } from '../../../expression/pattern.ts';
import type { Expression } from '../../../plan/expression.ts';
import { nothingCompared, pointlessPhrase } from '../../diagnostics/advice.ts';
import { patternDialect, patternPlace } from '../../diagnostics/grammar.ts';
import { arity } from '../../diagnostics/types.ts';
import { dearLate } from '../../diagnostics/waiting.ts';
import { fromCatalogue } from '../../types/type.ts';
import { type Context, report, spanOf, type Typed } from '../context.ts';
import { freeName, sameExpression } from '../free.ts';
import { groupNamed } from '../groups.ts';
import { argumentsOf, type Call } from './calls.ts';
import { give } from './give.ts';
import { refused } from './lower.ts';
import { NO_WORDS, saysNothing } from './nothing.ts';
import { pointless } from './phrases.ts';

/** A helper of the catalogue: `mentions(mail, […])`. In `run`, what it says of facts alone is answered at intake. */
export function helperCall(entry: HelperEntry, node: Call, cx: Context): Typed {
  const given = argumentsOf(node, cx);
  const { length } = entry.params;
  if (given.length !== length) {
    report(cx, node, arity, { name: entry.name, wanted: `${length}`, given: given.length, form: entry.example });
    return refused(node, cx);
  }
  const args = given.map((argument, i) => argumentOf(entry, i, argument, cx));
  if (entry.name === 'mentions') adviseOnPhrases(given[1]!, args[1]!, cx);
  const expression: Expression = { kind: 'helper', name: entry.name, args, span: spanOf(cx, node) };
  return {
    expression: cx.place === 'run' ? hoisted(entry, expression, node, cx) : expression,
    type: fromCatalogue(entry.returns),
  };
}

/** The first argument of a text helper may be `mail` itself, the second one of `matches` is a pattern. */
function argumentOf(entry: HelperEntry, index: number, node: Node, cx: Context): Expression {
  const param = entry.params[index]!;
  if (entry.name === 'matches' && param.name === 'pattern') return patternOf(node, cx);
  const group = param.name === 'text' ? groupNamed(node, cx) : undefined;
  if (group === 'mail') return { kind: 'fact', path: group, span: spanOf(cx, node) };
  const { label } = param.words;
  return give(
    node,
    fromCatalogue(param.type),
    { en: `\`${label.en}\` of \`${entry.name}\``, zh: `\`${entry.name}\` 的${label.zh}` },
    cx,
  ).expression;
}

function patternOf(node: Node, cx: Context): Expression {
  if (node.type !== 'RegExpLiteral') {
    report(cx, node, patternPlace, {});
    return refused(node, cx).expression;
  }
  return translated(node, cx);
}

function translated(node: RegExpLiteral, cx: Context): Expression {
  const translation = translatePattern(node.pattern, node.flags);
  if (translation.ok)
    return { kind: 'pattern', source: translation.source, flags: translation.flags, span: spanOf(cx, node) };
  report(cx, node, patternDialect, { why: translation.why });
  return refused(node, cx).expression;
}

/** Leaves the call where it depends on what is known only while the policy runs; one that only intake can answer cannot be asked then. */
export function hoisted(
  { name, cost }: Pick<HelperEntry, 'name' | 'cost'>,
  call: Expression,
  node: Call,
  cx: Context,
): Expression {
  const free = freeName(call);
  if (free === undefined)
    return { kind: 'derived', index: cx.unit.derive(call, sameExpression), span: spanOf(cx, node) };
  if (cost === 'dear') report(cx, node, dearLate, { name, value: free });
  return call;
}

function adviseOnPhrases(node: Node, phrases: Expression, cx: Context): void {
  if (saysNothing(phrases)) report(cx, node, nothingCompared, { why: NO_WORDS });
  if (phrases.kind !== 'array') return;
  const texts = phrases.items.map((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? item.value : undefined,
  );
  const nodes = node.type === 'ArrayExpression' && node.elements.length === texts.length ? node.elements : [];
  for (const { index, phrase, other } of pointless(texts))
    report(cx, nodes[index] ?? node, pointlessPhrase, { phrase, other });
}
