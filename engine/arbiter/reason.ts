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
  /** Nobody acknowledged in time: the same alert by the person's next channel. */
  unacknowledged: 'unacknowledged',
  /** It came back as undeliverable: the same alert by the next channel. */
  bounced: 'bounced',
  /** It came in quiet hours: shown, not heard. */
  quiet: 'quiet',
  /** Shown in quiet hours, or put off, and due now that they are over. */
  due: 'due',
  /** Several alerts of one key, as one. */
  digest: 'digest',
} as const;

export const NOT_SENT = {
  /** Another wish of the same round leads the one alert; that alert carries this wish's text too. */
  merged: 'merged',
  /** The person was told at this stage and turn already, at this priority or a higher one. */
  already: 'already',
  /** The run ended before the wish was judged. */
  ended: 'ended',
  /** A silence covers it. */
  silenced: 'silenced',
  /** A policy that is at work keeps this one quiet. */
  inhibited: 'inhibited',
  /** It came in quiet hours, and the person has nothing that does not ring: put off until they are over. */
  deferred: 'deferred',
  /** It goes into the next summary of its key. */
  gathered: 'gathered',
  /** The person was sent too many alerts of late: it goes into a summary. */
  storm: 'storm',
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
