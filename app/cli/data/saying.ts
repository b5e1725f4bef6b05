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
    const words = FOR_PEOPLE.some((kind) => error instanceof kind) ? (error as Error).message : placeTrouble(error);
    if (words === undefined) throw error;
    throw new CommandFailure(words, EXIT.found, error);
  }
}

/** By the system's code, what is wrong with a place. */
const PLACES: { readonly [code: string]: string } = {
  EACCES: 'this user may not read or write there. Let it, or name another place.',
  EPERM: 'this user may not read or write there. Let it, or name another place.',
  EROFS: 'nothing can be written there. Name another place.',
  ENOTDIR: 'a part of this path is a file, not a folder. Name another place.',
  EEXIST: 'there is something of that name already. Name another place.',
  EISDIR: 'this is a folder, where a file is needed. Name another place.',
  ENOENT: 'there is no such file or folder, and it cannot be made. Name another place.',
  ENAMETOOLONG: 'the name is too long. Name another place.',
  ENOSPC: 'the disk is full. Free space there, or name another place.',
  EDQUOT: 'the disk is full. Free space there, or name another place.',
};

function placeTrouble(error: unknown): string | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException;
  return path !== undefined && Object.hasOwn(PLACES, code) ? `${path}: ${PLACES[code]}` : undefined;
}
