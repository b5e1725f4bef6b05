export type StoreTrouble =
  | 'full'
  | 'locked'
  | 'corrupt'
  | 'unwritable'
  | 'missing'
  | 'newer'
  | 'closed'
  | 'broken'
  | 'away'
  | 'conflict'
  | 'refused'
  | 'encoding';

const WORDS: { readonly [trouble in StoreTrouble]: readonly [what: string, remedy: string] } = {
  full: ['the disk is full', 'Free space there; what was accepted is kept, what was refused comes again'],
  locked: ['another process holds it', 'Stop that process, or wait until it has finished, then try again'],
  corrupt: [
    'the file is damaged or is no database of Posthorn',
    'Put back a backup, or move the file away to start anew',
  ],
  unwritable: ['it cannot be opened for writing', 'Give this user the right to write there'],
  missing: ['there is no such file', 'Put it back from a backup'],
  newer: ['a newer version of Posthorn wrote it', 'Run that version or a later one'],
  closed: ['it was closed already', 'Open it again'],
  broken: ['reading or writing failed', 'Look at the disk and at the log of the operating system'],
  away: ['the database server does not answer', 'Start it, or mend the way to it; what was accepted is kept'],
  conflict: [
    'another transaction was in the way for too long',
    'Try again; should it go on, look for what holds a lock there',
  ],
  refused: ['the database server refused us', 'Look at the user, the password and the name of the database in the URL'],
  encoding: [
    'the database does not keep text as UTF-8',
    'Make it with: createdb --template=template0 --encoding=UTF8 NAME',
  ],
};

/** What went wrong with the store on disk, where, and what to do. A write that threw it has left nothing behind. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly trouble: StoreTrouble;
  /** The file or folder. */
  readonly place: string;
  readonly remedy: string;

  constructor(trouble: StoreTrouble, place: string, cause?: unknown) {
    const [what, remedy] = WORDS[trouble];
    super(`${place}: ${what}. ${remedy}.`, { cause });
    this.trouble = trouble;
    this.place = place;
    this.remedy = remedy;
  }
}

const SYSTEM_TROUBLE: { readonly [code: string]: StoreTrouble } = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  ENOTDIR: 'unwritable',
  EEXIST: 'unwritable',
  ENOENT: 'missing',
  EIO: 'broken',
};

/** An error of a system call on a file as a {@link StoreError}; any other error as it is. */
export function fileTrouble(error: unknown, place: string): unknown {
  const trouble = SYSTEM_TROUBLE[(error as NodeJS.ErrnoException)?.code ?? ''];
  return trouble ? new StoreError(trouble, place, error) : error;
}
