import { within } from '../expression/children.ts';
import { type Environment, type Result, UNKNOWN } from '../expression/environment.ts';
import { evaluate, truth } from '../expression/evaluate.ts';
import { phrasesIn } from '../expression/helpers/mentions.ts';
import { isMail, MAIL_TEXTS } from '../expression/helpers/texts.ts';
import { locate } from '../expression/pattern.ts';
import { findPhrases } from '../expression/phrases/find.ts';
import { print } from '../expression/print.ts';
import type { Facts } from '../facts/facts.ts';
import type { Expression, Of, Value } from '../plan/expression.ts';
import type { Span } from '../plan/span.ts';

/** A condition, or a part of one, and what became of it. Plain JSON. */
export interface Explanation {
  /** As a policy would write it. */
  readonly label: string;
  /** Where it stands in the policy's file; absent for a policy without a condition. */
  readonly span?: Span | undefined;
  readonly truth: boolean | 'unknown';
  /** What `&&`, `||`, `!` and `? :` combine; empty for what is not taken apart. All of them, those passed over too. */
  readonly of: readonly Explanation[];
  /** The facts that it reads, where it is not taken apart. */
  readonly reads: readonly { readonly path: string; readonly value: Value }[];
  /** What `mentions` or `matches` found. */
  readonly found: readonly Finding[];
}

/** A phrase, or what a pattern matched, at `[start, end)` of a fact's text. */
export interface Finding {
  /** The fact: `mail.subject`. Absent where the text was made by the condition itself. */
  readonly in?: string | undefined;
  /** Absent for a pattern. */
  readonly phrase?: string | undefined;
  readonly start: number;
  readonly end: number;
}

export function explain(condition: Expression | undefined, facts: Facts, environment: Environment): Explanation {
  if (!condition) return { label: 'true', truth: true, of: [], reads: [], found: [] };
  const verdict = truth(condition, environment);
  const parts = partsOf(condition);
  return {
    label: print(condition),
    span: condition.span,
    truth: verdict === UNKNOWN ? 'unknown' : verdict,
    of: parts.map((part) => explain(part, facts, environment)),
    reads: parts.length ? [] : readsOf(condition, facts),
    found: condition.kind === 'helper' ? findingsOf(condition, environment) : [],
  };
}

/** What a condition is made up of, in the order of {@link Explanation.of}. */
export function partsOf(condition: Expression): readonly Expression[] {
  if (condition.kind === 'logical') return [condition.left, condition.right];
  if (condition.kind === 'choose') return [condition.test, condition.then, condition.else];
  return condition.kind === 'unary' && condition.op === '!' ? [condition.of] : [];
}

function readsOf(condition: Expression, facts: Facts): Explanation['reads'] {
  const paths = new Set<string>();
  for (const inner of within(condition)) {
    if (inner.kind === 'fact') for (const path of isMail(inner) ? MAIL_TEXTS : [inner.path]) paths.add(path);
  }
  return [...paths].map((path) => ({ path, value: facts.get(path) }));
}

function findingsOf({ name, args: [where, what] }: Of<'helper'>, environment: Environment): readonly Finding[] {
  if (!where || !what || (name !== 'mentions' && name !== 'matches')) return [];
  const paths = isMail(where) ? MAIL_TEXTS : [where.kind === 'fact' ? where.path : undefined];
  return paths.flatMap((path) => {
    const text: Result = path ? environment.fact(path) : evaluate(where, environment);
    return typeof text === 'string' ? findingsIn(text, what, environment).map((found) => ({ in: path, ...found })) : [];
  });
}

function findingsIn(text: string, what: Expression, environment: Environment): readonly Finding[] {
  if (what.kind === 'pattern') {
    const span = locate(what.source, what.flags, text);
    return span ? [{ start: span[0], end: span[1] }] : [];
  }
  const phrases = evaluate(what, environment);
  return phrases === UNKNOWN ? [] : findPhrases(text, phrasesIn(phrases));
}
