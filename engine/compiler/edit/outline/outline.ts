import type { Text } from '../../../catalogue/words.ts';
import type { Expression } from '../../../plan/expression.ts';
import type { Span } from '../../../plan/span.ts';
import type { StepKind } from '../../../plan/step.ts';
import type { Flaw } from '../../1-parse/parse.ts';

/**
 * A rules file as its text says it, read from the syntax tree alone: nothing is looked up in other files, nothing is checked, and
 * what does not compile is there all the same. Plain data: it can be posted to a worker and back. All spans are UTF-16 offsets
 * `[start, end)` in the text that was read.
 */
export interface Outline {
  /** What `policy({ … })` is given, by name and in the order of the text, without `run`. Empty where the file holds no policy. */
  readonly settings: { readonly [name: string]: Setting };
  /** The steps of `run`, as block `''`. Absent: the file has no `run` that can be read. */
  readonly body?: Block | undefined;
  /** Where `({ mail, alerts })` of `run` names groups of facts: their names, as they are called inside. */
  readonly given: readonly string[];
  /** The reusable flows that the file declares, in its order. */
  readonly flows: readonly OutlineFlow[];
  readonly imports: readonly OutlineImport[];
  /** The other names of the top level: lists of phrases, durations, persons, helpers. */
  readonly constants: readonly OutlineConstant[];
  /** What could not be read. With flaws the rest is what could be read all the same, and no edit is applied to it. */
  readonly flaws: readonly Flaw[];
}

/** A field of `policy({ … })`. */
export interface Setting extends Piece {
  /** The whole field, its name included and the comma after it not. */
  readonly whole: Span;
  /** The comment that touches it from above. */
  readonly comment?: Note | undefined;
}

/** An expression that can be replaced. Object and list literals are opened, all else is text. */
export interface Piece {
  /** Without brackets around it: what {@link Piece.text} says. For `when` and `endsWhen` it is what the function gives. */
  readonly span: Span;
  readonly text: string;
  /** The value, where it is a literal text, number or truth value (of a template without facts, too). */
  readonly literal?: string | number | boolean | undefined;
  /** The fields, where it is an object literal, by name and in the order of the text. What has no plain name is left out. */
  readonly fields?: { readonly [name: string]: Piece } | undefined;
  /** The items, where it is a list literal. */
  readonly items?: readonly Piece[] | undefined;
  /** The same as plans have it, with names that were not looked up: for words, never for work. */
  readonly said: Expression;
}

/** Steps that stand one after the other. */
export interface Block {
  /**
   * `''` for `run`; `<flow name>()` for the body of a flow of this file; else the step's id and which of its exits: `2.timedOut`, `0.then`,
   * `1.0` (first case or branch), `1.default`, `4.body`, `4.catch`, `4.finally`.
   */
  readonly id: string;
  /**
   * What stands inside the braces, or between the colon of a `case` and what ends it. Where the text has no such block yet (`absent`) an
   * empty span at which it would be written.
   */
  readonly span: Span;
  /**
   * `braces`; `single`: one statement without braces (`if (x) return;`, `else if …`); `case`: the statements of a `case` without braces;
   * `absent`: an `else`, a `finally` or a `default` that nobody wrote, whose block has no steps. Steps can be put into any of them.
   */
  readonly form: 'braces' | 'single' | 'case' | 'absent';
  readonly steps: readonly OutlineStep[];
}

/** A statement. */
export interface OutlineStep {
  /**
   * The id that the plan gives it, so that a run's trace, diagnostics and the graph meet: the block's id, a dot, and its position. Steps of a
   * flow of this file: `climb().0`.
   */
  readonly id: string;
  /** As in plans; `opaque`: a statement that the language does not have, which can only be moved, copied, replaced and deleted. */
  readonly kind: StepKind | 'opaque';
  /** The statement without comments, its semicolon included. */
  readonly span: Span;
  /** The statement and the comments that belong to it: what is moved and deleted with it. */
  readonly whole: Span;
  /** The comment that belongs to it: the one that touches it from above; without one, what follows on its line or touches it from below. */
  readonly comment?: Note | undefined;
  /** `const task = await …`, `const late = …`, `for (const level of …)`: the name that it gives. */
  readonly bind?: { readonly name: string; readonly span: Span } | undefined;
  /** What is awaited: the name of an effect, a flow, `until`, `sleep`, `every`, `together`, as the file calls it. */
  readonly call?: string | undefined;
  /**
   * What can be set. For a call its arguments (of `wait` those of `until`, of `every` those of `every`); for `if` and `switch` what is asked; for `each` the
   * list; for `const` and `return` the value, if any. Empty for `try`, `together` and opaque steps.
   */
  readonly args: readonly Piece[];
  /** The ways on that can have steps of their own, in the order of the text, those among them that nobody wrote (`absent`). */
  readonly exits: readonly Exit[];
  /** Only of opaque steps: what the statement says, and why it cannot be drawn, with what to write instead. */
  readonly opaque?: { readonly text: string; readonly reason: Text } | undefined;
}

export interface Exit {
  /** `then`, `else`, `happened`, `timedOut`, `body`, `catch`, `finally`, `default`, and `0`, `1` … for cases and branches. */
  readonly name: string;
  readonly block: Block;
  /** The literals of a `case`; several where labels share their statements. A `default` among them has none. */
  readonly values?: readonly Piece[] | undefined;
  /** The name of what a `catch` has caught. */
  readonly bind?: { readonly name: string; readonly span: Span } | undefined;
}

export interface Note {
  readonly span: Span;
  /** Its lines without `//`, `/*` and the stars of a block. */
  readonly text: string;
}

export interface OutlineFlow {
  readonly name: string;
  /** The whole declaration. */
  readonly span: Span;
  /** The names of its parameters, as they are called inside. */
  readonly params: readonly string[];
  readonly body: Block;
}

export interface OutlineImport {
  /** As it is written: `posthorn`, `../people.ts`. */
  readonly from: string;
  readonly span: Span;
  readonly names: readonly { readonly name: string; readonly as: string; readonly type: boolean }[];
}

export interface OutlineConstant {
  readonly name: string;
  /** The whole declaration. */
  readonly span: Span;
  readonly exported: boolean;
  readonly value: Piece;
  readonly comment?: Note | undefined;
}
