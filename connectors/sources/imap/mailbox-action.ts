import type { MailboxObject } from 'imapflow';
import type { Place } from '../../store/store.ts';

/** Something could not be done in a mailbox. */
export class MailboxActionError extends Error {
  override readonly name = 'MailboxActionError';
  /** Whether it may go well later. */
  readonly temporary: boolean;

  constructor(message: string, temporary: boolean) {
    super(message);
    this.temporary = temporary;
  }
}

/**
 * What keeps a place from meaning anything: UIDs of its folder were given anew. The mail's new place becomes known as soon as the
 * folder was read again.
 */
export function renumbered({ folder, uidValidity }: Place, box: MailboxObject): MailboxActionError | undefined {
  if (String(box.uidValidity) === uidValidity) return undefined;
  return new MailboxActionError(`The mail's place in "${folder}" is being looked for.`, true);
}
