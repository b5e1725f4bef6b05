import type { Checked } from './checker.ts';

/** What the page says to the worker that compiles. */
export type ToWorker =
  | { readonly files: readonly (readonly [path: string, text: string | null])[] }
  | { readonly check: { readonly id: number; readonly path: string; readonly text: string } }
  | { readonly survey: true };

/** What it answers. */
export type FromWorker =
  | { readonly id: number; readonly checked: Checked }
  | { readonly problems: readonly (readonly [path: string, { errors: number; warnings: number }])[] };
