import type { Kind } from '../intent/schema.ts';

/** A mail that somebody of ours has answered. Epoch milliseconds. */
export interface Answered {
  readonly kind: Kind;
  /** Registrable domain of who wrote it. */
  readonly customer: string;
  readonly receivedAt: number;
  readonly answeredAt: number;
}

/** Answers of earlier months are of other people and other seasons. */
export const HISTORY_MS = 180 * 86_400_000;
/** What is further back adds nothing to a quantile. */
export const MOST_ANSWERED = 2_000;
