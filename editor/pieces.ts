import type { Component } from 'svelte';
import type { PolicyDocument } from './document/document.ts';
import type { Workspace } from './workspace/workspace.svelte.ts';

/** What a piece is given. Pieces talk to the document and the workspace, and never to each other. */
export interface PieceProps extends Record<string, unknown> {
  readonly document: PolicyDocument;
  readonly workspace: Workspace;
}

/** A part of the frame that is loaded when it is first shown: `() => import('./canvas/Canvas.svelte')`. */
export type Piece<Props extends Record<string, unknown> = PieceProps> = () => Promise<{ default: Component<Props> }>;

/** Where pieces stand. One that is not named here has no place in the frame, no button and no command. */
export const pieces: {
  /** The flow as a graph, in the middle beside the text. */
  readonly flow?: Piece;
  /** What can be set of the selected step, on the right. */
  readonly step?: Piece;
  /** Below the middle, beside the problems. */
  readonly tryout?: Piece;
  /** The runs of all policies, in the place of list and middle. */
  readonly runs?: Piece<{ readonly workspace: Workspace }>;
  /** What about people is not in the rules, in the same place. */
  readonly people?: Piece<{ readonly workspace: Workspace }>;
} = {
  flow: () => import('./canvas/Canvas.svelte'),
  step: () => import('./forms/FormPane.svelte'),
  tryout: () => import('./tryout/Tryout.svelte'),
  runs: () => import('./runs/Runs.svelte'),
  people: () => import('./people/People.svelte'),
};
