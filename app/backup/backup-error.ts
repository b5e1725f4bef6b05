/** A backup that cannot be taken or put back: what and remedy, in one sentence each. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
