/** A later watch of the mailbox has begun, elsewhere: this one is over, and writes nothing any more. */
export class Superseded extends Error {
  override readonly name = 'Superseded';

  constructor(mailbox: string) {
    super(`The mailbox ${mailbox} is watched by another process now.`);
  }
}
