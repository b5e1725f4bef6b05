import type { Node, Statement } from '@babel/types';
import type { Step } from '../../plan/step.ts';
import { unreachable } from '../diagnostics/advice.ts';
import type { Type } from '../types/type.ts';
import { type Context, type Ranged, report, spanOf } from './context.ts';
import { either, type Narrowing } from './narrowing.ts';
import { Scope } from './scope.ts';
import { lowerStatement } from './statements/lower.ts';

/** What the statements stand in: decides what `return` means. */
export type Room =
  | { readonly kind: 'policy' }
  | { readonly kind: 'branch' }
  | FlowRoom
  /** Inside `finally`, where nothing may return. */
  | { readonly kind: 'finally' };

export interface FlowRoom {
  readonly kind: 'flow';
  readonly name: string;
  /** What it promises to give, where it says so. */
  readonly wanted: Type | undefined;
  /** What it gives at each `return`; undefined for nothing. */
  readonly returned: (Type | undefined)[];
}

/** What a statement became. */
export interface Outcome {
  readonly steps: readonly Step[];
  /** Nothing after it is reached. */
  readonly ends: boolean;
  /** What is shown after it. */
  readonly shown: Narrowing;
}

/** A list of statements in a scope of its own. Step ids are `prefix` and the position. */
export function lowerBlock(statements: readonly Statement[], prefix: string, cx: Context, room: Room): Outcome {
  const scope = new Scope(cx.scope);
  for (const name of statements.flatMap(namesOf)) scope.bind(name, { kind: 'later' });
  const steps: Step[] = [];
  let [ends, warned, shown] = [false, false, cx.shown];
  for (const statement of statements) {
    if (cx.unit.overspent) break;
    if (ends && !warned && statement.type !== 'EmptyStatement') {
      report(cx, statement, unreachable, {});
      warned = true;
    }
    const outcome = lowerStatement(
      statement,
      (index) => `${prefix}${steps.length + index}`,
      { ...cx, scope, shown },
      room,
    );
    steps.push(...outcome.steps);
    shown = outcome.shown;
    ends ||= outcome.ends;
  }
  return { steps, ends, shown };
}

const namesOf = (statement: Statement): readonly string[] =>
  statement.type === 'VariableDeclaration'
    ? statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
    : [];

/** The statements of `{ … }`, or the one that stands without braces. */
export const statementsOf = (node: Statement | null | undefined): readonly Statement[] =>
  !node ? [] : node.type === 'BlockStatement' ? node.body : [node];

/** Two ways, of which one was gone. */
export function joined(a: Outcome, b: Outcome): Pick<Outcome, 'ends' | 'shown'> {
  if (a.ends) return { ends: b.ends, shown: b.shown };
  return { ends: false, shown: b.ends ? a.shown : either(a.shown, b.shown) };
}

/** What every step has. A body that comes from another file says so. */
export function stepAt(
  id: string,
  node: Ranged | Node,
  cx: Context,
): { id: string; span: ReturnType<typeof spanOf>; file?: string } {
  const { path } = cx.module.source;
  cx.unit.spend(1);
  return { id, span: spanOf(cx, node), ...(path === cx.unit.home ? {} : { file: path }) };
}
