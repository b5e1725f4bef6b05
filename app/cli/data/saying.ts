import { SecretError } from '../../../connectors/secret.ts';
import { StoreError } from '../../../connectors/store/store-error.ts';
import { KeyError } from '../../../workflows/key.ts';
import { ServerError } from '../../../workflows/server/server-error.ts';
import { BackupError } from '../../backup/backup-error.ts';
import { CommandFailure, EXIT } from '../failure.ts';

/** Errors whose message is for people. */
const FOR_PEOPLE = [BackupError, StoreError, SecretError, KeyError, ServerError];

/** Work on the data; what keeps it from being done is for people to read. */
export async function saying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!FOR_PEOPLE.some((kind) => error instanceof kind)) throw error;
    throw new CommandFailure((error as Error).message, EXIT.found, error);
  }
}
