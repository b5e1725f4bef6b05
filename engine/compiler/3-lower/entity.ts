import type { ArrowFunctionExpression, BlockStatement, Expression } from '@babel/types';
import type { EffectEntry, HelperEntry, TriggerEntry } from '../../catalogue/entry.ts';
import type { Signature } from '../../plan/extension.ts';
import type { Module } from '../2-link/module.ts';
import type { Type } from '../types/type.ts';
import type { Typed } from './context.ts';

/** What a top-level `const` of a rules file is. */
export type Entity =
  /** A value: a text, a list of phrases, a person. */
  | { readonly kind: 'value'; readonly typed: Typed }
  /** `list(…)`, by the name that plans call it. */
  | { readonly kind: 'list'; readonly name: string }
  /** `event(…)` */
  | { readonly kind: 'event'; readonly entry: TriggerEntry }
  | Helper
  | Flow
  | Extension
  /** A diagnostic was given where it is declared. */
  | { readonly kind: 'broken' };

/** What an extension declares: an effect that policies await, or a fact or a helper that they ask. */
export type Extension = {
  readonly kind: 'extension';
  /** As plans call it: `ext:erp.createInvoice`. */
  readonly ref: string;
  readonly signature: Signature;
} & (
  | { readonly of: 'effect'; readonly entry: EffectEntry }
  | { readonly of: 'fact' | 'helper'; readonly entry: HelperEntry }
);

/** A pure function, put in where it is called. */
export interface Helper {
  readonly kind: 'helper';
  readonly name: string;
  readonly module: Module;
  readonly params: readonly Parameter[];
  readonly body: Expression;
  readonly returns: Type;
}

/** A reusable piece of `run`, put in where it is awaited. */
export interface Flow {
  readonly kind: 'flow';
  readonly name: string;
  readonly module: Module;
  /** The fields of its one parameter. */
  readonly params: readonly Parameter[];
  readonly node: ArrowFunctionExpression;
  readonly body: BlockStatement;
  /** Absent: it gives nothing back. */
  readonly returns?: Type | undefined;
}

export interface Parameter {
  readonly name: string;
  /** The name inside, where it was renamed: `{ who: whom }`. */
  readonly local: string;
  readonly takes: Takes;
  readonly optional: boolean;
}

/** A value, or a group of facts such as `mail`. */
export type Takes =
  | { readonly kind: 'value'; readonly type: Type }
  | { readonly kind: 'group'; readonly group: string };
