type Unit = 's' | 'm' | 'h' | 'd' | 'w';

type Part = `${number}${Unit}`;

/** A span of time: `'90s'`, `'30m'`, `'6h'`, `'1h30m'`, `'2d'`, `'1w'`. Days are 24 hours long. */
export type Duration = Part | `${Part}${Part}` | `${Part}${Part}${Part}` | `${Part}${Part}${Part}${Part}`;

/** An instant as an ISO 8601 string, as `nextTime` returns it. */
export type Instant = string;

/** How long to wait: for a duration, or until an instant. */
export type Deadline = Duration | { readonly by: Instant };
