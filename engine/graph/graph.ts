import type { Span } from '../plan/span.ts';
import type { StepKind } from '../plan/step.ts';

/** A policy as boxes and arrows. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What is no step: where a run begins and ends, what ends it early, where branches come together. */
export type NodeKind = StepKind | 'opaque' | 'start' | 'end' | 'endsWhen' | 'join';

export interface GraphNode {
  /** The step's id; `start`, `end`, `endsWhen`, and `<id>.join` for the rest. */
  readonly id: string;
  readonly kind: NodeKind;
  /** In plain words. */
  readonly label: string;
  readonly span: Span;
  /** The rules file that the span counts in, where it is not the policy's own. */
  readonly file?: string | undefined;
  /** The loop, flow or branching that it stands in. */
  readonly parent?: string | undefined;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** By which exit `from` is left: `next`, `then`, `timed out` … */
  readonly exit: string;
  /** Where a step is inserted that is put on this arrow: before which step of which block of the outline. Only of what can be edited. */
  readonly place?: { readonly into: string; readonly at: number } | undefined;
}
