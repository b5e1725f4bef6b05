import type { CallExpression, IfStatement, Expression as Node } from '@babel/types';
import { joined, lowerBlock, type Outcome, type Room, statementsOf, stepAt } from '../block.ts';
import type { Context } from '../context.ts';
import { condition } from '../expressions/logic.ts';
import { also } from '../narrowing.ts';
import { peek } from '../resolve.ts';
import { untilParts } from './awaited.ts';

/** `if (test) … else …`, or the one step with two exits that `if (await until(…))` is. */
export function conditional(node: IfStatement, id: (index: number) => string, cx: Context, room: Room): Outcome {
  const wait = waitIn(node.test, cx);
  return wait ? waiting(node, wait, id(0), cx, room) : testing(node, id(0), cx, room);
}

function testing(node: IfStatement, id: string, cx: Context, room: Room): Outcome {
  const base = stepAt(id, node, cx);
  const test = condition(node.test, cx);
  const yes = lowerBlock(
    statementsOf(node.consequent),
    `${id}.then.`,
    { ...cx, shown: also(cx.shown, test.truthy) },
    room,
  );
  const no = lowerBlock(
    statementsOf(node.alternate),
    `${id}.else.`,
    { ...cx, shown: also(cx.shown, test.falsy) },
    room,
  );
  const step = { ...base, kind: 'if', test: test.expression, then: yes.steps, else: no.steps } as const;
  return { steps: [step], ...joined(yes, no) };
}

interface Wait {
  readonly call: CallExpression;
  /** `!` stands in front: the two ways change places. */
  readonly negated: boolean;
}

function waitIn(test: Node, cx: Context): Wait | undefined {
  const negated = test.type === 'UnaryExpression' && test.operator === '!';
  const inner = negated ? test.argument : test;
  if (inner.type !== 'AwaitExpression' || inner.argument.type !== 'CallExpression') return undefined;
  const { callee } = inner.argument;
  const meaning = callee.type === 'Identifier' ? peek(cx, callee.name) : undefined;
  return meaning?.kind === 'language' && meaning.name === 'until' ? { call: inner.argument, negated } : undefined;
}

function waiting(node: IfStatement, { call, negated }: Wait, id: string, cx: Context, room: Room): Outcome {
  const base = stepAt(id, node, cx);
  const parts = untilParts(call, cx);
  const [happens, not] = negated ? [node.alternate, node.consequent] : [node.consequent, node.alternate];
  const first = () => lowerBlock(statementsOf(happens), `${id}.happened.`, cx, room);
  const second = () => lowerBlock(statementsOf(not), `${id}.timedOut.`, cx, room);
  // In the order of the source, for diagnostics and for what is derived.
  const [happened, timedOut] = negated ? ([second(), first()].reverse() as [Outcome, Outcome]) : [first(), second()];
  const step =
    parts && ({ ...base, kind: 'wait', ...parts, happened: happened.steps, timedOut: timedOut.steps } as const);
  return { steps: step ? [step] : [], ...joined(happened, timedOut) };
}
