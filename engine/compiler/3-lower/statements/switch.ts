import type { Expression as Node, Statement, SwitchCase, SwitchStatement } from '@babel/types';
import { caseFalls, caseLiteral } from '../../diagnostics/grammar.ts';
import { neverEqual } from '../../diagnostics/types.ts';
import { comparable } from '../../types/assign.ts';
import { whereEqual, whereUnequal } from '../../types/narrow.ts';
import { printType } from '../../types/print.ts';
import { literalType, type Type } from '../../types/type.ts';
import { unionOf } from '../../types/union.ts';
import { joined, lowerBlock, type Outcome, type Room, stepAt } from '../block.ts';
import { type Context, type Literal, report, type Typed } from '../context.ts';
import { lower } from '../expressions/lower.ts';

/** One way through the switch: the labels that stand before the same statements. */
export interface Way {
  readonly labels: readonly (Node | undefined)[];
  readonly body: readonly Statement[];
  readonly first: SwitchCase;
  /** The one that the statements stand in. */
  readonly node: SwitchCase;
}

/** `switch` on literals, every case ending by itself. */
export function switching(node: SwitchStatement, id: (index: number) => string, cx: Context, room: Room): Outcome {
  const base = stepAt(id(0), node, cx);
  const on = lower(node.discriminant, cx);
  const ways = waysOf(node.cases);
  const values = ways.map(({ labels }) => labels.flatMap((label) => (label ? literalsOf(label, on, cx) : [])));
  const rest = values.flat().reduce<Type>((type, value) => whereUnequal(type, literalType(value)), on.type);
  const outcomes = ways.map((way, i) => {
    const isDefault = way.labels.includes(undefined);
    const prefix = `${base.id}.${isDefault ? 'default' : ways.slice(0, i).filter((other) => !other.labels.includes(undefined)).length}.`;
    const shown = isDefault ? unionOf([rest, taken(on, values[i]!)]) : taken(on, values[i]!);
    return lowerBlock(statementsIn(way, i === ways.length - 1, cx), prefix, showing(on, shown, cx), room);
  });
  const at = ways.findIndex(({ labels }) => labels.includes(undefined));
  const none: Outcome = { steps: [], ends: false, shown: showing(on, rest, cx).shown };
  const otherwise = at < 0 ? none : outcomes[at]!;
  const cases = outcomes.flatMap(({ steps }, i) => (i === at ? [] : [{ values: values[i]!, steps }]));
  const all = at < 0 ? [...outcomes, none] : outcomes;
  const end = all.reduce((a, b) => ({ ...b, ...joined(a, b) }), { ...none, ends: true });
  return {
    steps: [{ ...base, kind: 'switch', on: on.expression, cases, default: otherwise.steps }],
    ends: end.ends,
    shown: end.shown,
  };
}

/** What the switch shows of the path that it asks about. */
const showing = ({ ref }: Typed, type: Type, cx: Context): Context =>
  ref === undefined ? cx : { ...cx, shown: new Map([...cx.shown, [ref, type]]) };

const taken = (on: Typed, values: readonly Literal[]): Type =>
  unionOf(values.map((value) => whereEqual(on.type, literalType(value))));

/** Labels without statements of their own belong to the next ones. */
export function waysOf(cases: readonly SwitchCase[]): readonly Way[] {
  const ways: Way[] = [];
  let labels: SwitchCase[] = [];
  for (const [i, node] of cases.entries()) {
    labels.push(node);
    if (node.consequent.length === 0 && i < cases.length - 1) continue;
    ways.push({ labels: labels.map(({ test }) => test ?? undefined), body: node.consequent, first: labels[0]!, node });
    labels = [];
  }
  return ways;
}

function literalsOf(label: Node, on: Typed, cx: Context): readonly Literal[] {
  const { values, type } = lower(label, cx);
  const literal = label.type.endsWith('Literal') || (label.type === 'UnaryExpression' && values);
  if (!literal || values?.length !== 1) {
    if (type.type !== 'unknown') report(cx, label, caseLiteral, {});
    return [];
  }
  if (!comparable(on.type, type)) report(cx, label, neverEqual, { left: printType(on.type), right: printType(type) });
  return values;
}

/** The statements of a way without the `break` that ends it; a block is opened. */
function statementsIn({ body, node }: Way, last: boolean, cx: Context): readonly Statement[] {
  const [only] = body;
  const inner = body.length === 1 && only?.type === 'BlockStatement' ? only.body : body;
  const end = inner.at(-1);
  if (end?.type === 'BreakStatement' && !end.label) return inner.slice(0, -1);
  if (!last && !returns(end)) report(cx, node, caseFalls, {});
  return inner;
}

/** Whether a statement surely leaves the function. */
export function returns(node: Statement | undefined): boolean {
  if (node?.type === 'ReturnStatement') return true;
  if (node?.type === 'BlockStatement') return returns(node.body.at(-1));
  return node?.type === 'IfStatement' && returns(node.consequent) && returns(node.alternate ?? undefined);
}
