import { ApplicationFailure } from '@temporalio/activity';

/** A failure that no repeat will mend: Temporal does not try again, and the policy sees it. */
export const permanent = (message: string) => ApplicationFailure.nonRetryable(message, 'PermanentFailure');

/** Lets Temporal try again what failed for now, and stops it where the thrower says that it is for good. */
export async function telling<T>(attempt: Promise<T>): Promise<T> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof Error && 'temporary' in error && error.temporary === false) throw permanent(error.message);
    throw error;
  }
}
