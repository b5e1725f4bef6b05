import type { Exit, OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';

/** A flow as it is drawn: everything in pixels of the unzoomed canvas, `x` and `y` of the upper left corner. Never stored. */
export interface Drawing {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly frames: readonly Frame[];
  readonly labels: readonly Label[];
  readonly gaps: readonly Gap[];
  readonly area: Area;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

/** What a box is: a step, or what begins, ends and holds the flow together. */
export type BoxKind = OutlineStep['kind'] | 'start' | 'end' | 'endsWhen' | 'join' | 'again';

export interface Box extends Area {
  /** The step's id, within an opened flow behind the call's key and `>`; `start`, `end`, `endsWhen`, and `<key>.join`, `<key>.again` for the rest. */
  readonly key: string;
  readonly kind: BoxKind;
  readonly step?: OutlineStep | undefined;
  /** The height of the note above the box, which belongs to it. */
  readonly note: number;
  readonly inside: Inside;
}

/** What a step stands in. */
export interface Inside {
  /** What a `return` ends. */
  readonly of: 'policy' | 'branch' | 'flow';
  /** The call of the opened flow that it belongs to; empty for the policy. */
  readonly call: string;
  /** It stands in another file: it is shown, and not changed here. */
  readonly isFixed: boolean;
}

export interface Line {
  /** The key of the box that it leads to; of what leads out of a way to where all meet, the step's key and more. */
  readonly key: string;
  /** The way that it leads out of, as plans name it, and the step that the way leaves. */
  readonly out?: { readonly way: string; readonly step: string } | undefined;
  readonly points: readonly Point[];
  readonly hasArrow: boolean;
  /** The exit of the whole. */
  readonly isDashed?: boolean | undefined;
}

/** What holds the steps of a loop or of an opened flow together. */
export interface Frame extends Area {
  readonly key: string;
  readonly kind: 'loop' | 'flow';
}

/** The words on a way that leaves a box. */
export interface Label {
  readonly key: string;
  readonly step: OutlineStep;
  readonly exit: Exit;
  /** The middle. */
  readonly x: number;
  readonly y: number;
}

/** A place where steps can be put. */
export interface Gap {
  /** The block and the position in it. */
  readonly key: string;
  readonly into: string;
  readonly at: number;
  /** The middle. */
  readonly x: number;
  readonly y: number;
  /** Nothing stands in the block. */
  readonly isEmpty: boolean;
  readonly inside: Inside;
}
