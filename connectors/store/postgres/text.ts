/**
 * Postgres keeps every text but those with U+0000, which a mail's subject may hold. In its place stands this
 * noncharacter and a `0`; where the noncharacter itself occurs, it and a `.` do.
 */
const ESCAPE = '\uFDD0';

/** A text as Postgres can keep it. Halves of surrogate pairs become U+FFFD, as they do in SQLite. */
export const kept = (text: string): string =>
  text.includes('\0') || text.includes(ESCAPE)
    ? text.replaceAll(ESCAPE, `${ESCAPE}.`).replaceAll('\0', `${ESCAPE}0`)
    : text;

/** The text that was kept. */
export const restored = (text: string): string =>
  text.includes(ESCAPE) ? text.replaceAll(`${ESCAPE}0`, '\0').replaceAll(`${ESCAPE}.`, ESCAPE) : text;
