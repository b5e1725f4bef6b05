import type { Component } from 'svelte';

/** What every piece is given. Pieces know of each other only what stands here. */
export type PieceProps = Record<string, never>;

/** A part of the frame that is loaded when it is first shown: `() => import('./canvas/Canvas.svelte')`. */
export type Piece = () => Promise<{ default: Component<PieceProps> }>;

/** Where pieces stand. One that is not named here has no place in the frame, no button and no command. */
export const pieces: {
  /** The graph, in the middle. */
  readonly flow?: Piece;
  /** The form of the selected step, on the right. */
  readonly step?: Piece;
  /** Below the middle, beside the problems. */
  readonly tryout?: Piece;
  /** In the place of everything but the bar at the top. */
  readonly runs?: Piece;
} = {};
