import { StoreError, type StoreTrouble } from '../store-error.ts';

/** Primary result codes, see https://www.sqlite.org/rescode.html. A violated constraint is not here: that is a fault of ours. */
const TROUBLE: { readonly [code: number]: StoreTrouble } = {
  3: 'unwritable',
  5: 'locked',
  6: 'locked',
  8: 'unwritable',
  10: 'broken',
  11: 'corrupt',
  13: 'full',
  14: 'unwritable',
  23: 'unwritable',
  26: 'corrupt',
};

/** An error of `node:sqlite` as a {@link StoreError} where the file or the disk is to blame; any other error as it is. */
export function sqliteTrouble(error: unknown, file: string): unknown {
  const { code, errcode } = error as { code?: string; errcode?: number };
  if (code === 'ERR_INVALID_STATE') return new StoreError('closed', file, error);
  const trouble = code === 'ERR_SQLITE_ERROR' ? TROUBLE[(errcode ?? 0) & 0xff] : undefined;
  return trouble ? new StoreError(trouble, file, error) : error;
}
