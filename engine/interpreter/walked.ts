/** A step or an exit that a policy took, by its id in the plan. */
export interface Walked {
  readonly policy: string;
  readonly step: string;
  /** Logical instant, in ms since the event came. */
  readonly at: number;
}
