/** The lease of whoever removes mails and payloads, or must not have them removed: one process at a time. */
export const ERASURE = 'erasure';
/** How long it holds unless it is taken again, in ms. */
export const ERASURE_MS = 60_000;
