import type { Environment } from '../../expression/environment.ts';
import type { Expression, Value } from '../../plan/expression.ts';
import type { Gate } from '../gate.ts';
import type { Lists } from '../lists.ts';
import type { Subject } from '../subject.ts';

/** What the index asks about one event. */
export interface Asked {
  readonly env: Environment;
  readonly lists: Lists;
  /** What a subject is worth in this event. Undefined: nobody can tell. */
  values(subject: Subject): readonly Value[] | undefined;
}

/** How an expression becomes a subject: within an arrow it is one for each item. */
export type SubjectOf = (expression: Expression) => Subject | undefined;

/** One kind of predicate: knows those of all policies, and tells which hold for an event. */
export interface Predicate {
  /** Takes a predicate in. Undefined for an expression of another kind, and where it cannot be indexed. */
  gate(expression: Expression, subjectOf: SubjectOf): Gate;
  /** Nothing is added any more, and no other keys are asked for. */
  seal(isUsed: (key: number) => boolean): void;
  /** Tells every key that holds, and those of which nobody can tell. */
  ask(asked: Asked, holds: (key: number) => void): void;
}
