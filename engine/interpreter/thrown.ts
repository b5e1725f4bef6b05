import type { Failure } from '../plan/steps/try.ts';

/** A failure on its way to the nearest `catch` of the policy. */
export class Thrown extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
