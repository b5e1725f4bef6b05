import type { Node } from '@babel/types';
import type { TriggerEntry } from '../../catalogue/entry.ts';
import type { Expression } from '../../plan/expression.ts';
import type { Span } from '../../plan/span.ts';
import type { Module } from '../2-link/module.ts';
import type { Arguments, Definition } from '../diagnostics/define.ts';
import { brokenName } from '../diagnostics/names.ts';
import type { Type } from '../types/type.ts';
import type { Narrowing } from './narrowing.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';
import type { Unit } from './unit.ts';

/** Which part of a file an expression stands in: decides what it may use. */
export type Place = 'constant' | 'helper' | 'when' | 'run' | 'endsWhen';

/** What is known where a node is lowered. */
export interface Context {
  readonly rules: Rules;
  /** The file that the text stands in. */
  readonly module: Module;
  readonly scope: Scope;
  readonly shown: Narrowing;
  readonly place: Place;
  readonly unit: Unit;
  /** What starts the policy; absent outside of one, and where that is not known. */
  readonly trigger?: TriggerEntry | undefined;
  /** Where the call stands that this text is put in for: the place of all its nodes in the plan. */
  readonly inlined?: Span | undefined;
}

/** An expression of the plan, and what the checker knows of its value. */
export interface Typed {
  readonly expression: Expression;
  readonly type: Type;
  /** The path that conditions can say something about: `mail.replyTo`. */
  readonly ref?: string | undefined;
  /** All values that it can have, where the compiler knows them. */
  readonly values?: readonly Literal[] | undefined;
  /** The most items that a list can have, where the compiler knows it. */
  readonly count?: number | undefined;
  /** What is shown where it counts as true. */
  readonly truthy?: Narrowing | undefined;
  readonly falsy?: Narrowing | undefined;
}

export type Literal = string | number | boolean | null;

/** Any node or range of the tree. */
export type Ranged = Pick<Node, 'start' | 'end'>;

export const rangeOf = ({ start, end }: Ranged): Span => [start ?? 0, end ?? 0];

/** The place that a node has in the plan. */
export const spanOf = (cx: Context, node: Ranged): Span => cx.inlined ?? rangeOf(node);

export function report<D extends Definition>(cx: Context, node: Ranged, definition: D, params: Arguments<D>): void {
  if (!cx.unit.quiet) cx.rules.diagnostics.report(cx.module.source, rangeOf(node), definition, params);
}

/** Something broken is used: told to those who read another file than the one that has the error. */
export function reportBroken(cx: Context, node: Ranged, name: string, file: string): void {
  if (file === cx.module.source.path) cx.rules.diagnostics.spoil();
  else report(cx, node, brokenName, { name, file });
}

/** The text of a node as it stands in its file, short enough for a message. */
export function textOf(cx: Context, node: Ranged): string {
  const text = cx.module.source.text.slice(...rangeOf(node)).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
