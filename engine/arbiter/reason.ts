/**
 * Why an alert was sent, or was not: the typed reasons of the arbiter's verdicts. Every wish gets exactly one for each
 * person that it names, and it stands in the log, in timelines and behind `posthorn why`.
 */
export const SENT = {
  /** Nobody told this person of this event at this stage and turn before. */
  told: 'told',
  /** The person was told already, but the new wish presses more. */
  upgrade: 'upgrade',
  /** The person was told already, but not of this danger. */
  danger: 'danger',
  /** The better channel failed for good: the same alert by the next one. */
  fallback: 'fallback',
} as const;

export const NOT_SENT = {
  /** Another wish of the same round leads the one alert; that alert carries this wish's text too. */
  merged: 'merged',
  /** The person was told at this stage and turn already, at this priority or a higher one. */
  already: 'already',
  /** The run ended before the wish was judged. */
  ended: 'ended',
  /** The name stands for nobody: no such person, or a team without members. */
  nobody: 'nobody',
  /** The person has no channel that could be used. */
  unreachable: 'unreachable',
  /** Every channel of the person failed for good. */
  failed: 'failed',
} as const;

export type SentReason = keyof typeof SENT;
export type NotSentReason = keyof typeof NOT_SENT;
export type Reason = SentReason | NotSentReason;
