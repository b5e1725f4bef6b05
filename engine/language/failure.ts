/** What a `catch` has caught: which effect failed, why, and whether a later try might help. */
export interface Failure {
  readonly effect: string;
  readonly message: string;
  readonly temporary: boolean;
}

/** Opens what a `catch` has caught: `catch (error) { … failure(error).message … }`. */
export const failure = (caught: unknown): Failure => caught as Failure;
