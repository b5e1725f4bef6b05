import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** A name under which a lease is held: of this machine and process, and of no other holder in it. */
export const newHolder = () => `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
