import type { Step } from '../plan/step.ts';
import type { StepBase } from '../plan/steps/base.ts';

/** A statement of a text that the language does not have. */
interface OpaqueStep extends StepBase {
  readonly kind: 'opaque';
  readonly text: string;
}

/** What can be drawn: a step of a plan, or one that was read from a text and has the shape of one. */
export type Drawable = Step | OpaqueStep;
export type DrawableKind = Drawable['kind'];
export type DrawableOf<K extends DrawableKind> = Extract<Drawable, { kind: K }>;

/** A run as it is drawn. */
export interface Sketch {
  /** What starts it, in words. */
  readonly begin: string;
  readonly beginSpan: StepBase['span'];
  readonly steps: readonly Drawable[];
  /** What ends it wherever it waits. */
  readonly ends?: { readonly label: string; readonly span: StepBase['span'] } | undefined;
  /** The id of the outline's block that the steps stand in. Absent: nothing can be put into them. */
  readonly block?: string | undefined;
}
