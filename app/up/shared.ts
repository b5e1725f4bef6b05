import type { Config } from '../config/schema.ts';
import type { Role } from './role.ts';

/**
 * Whether other processes may work on the same store. `up` on the embedded one has its folder to itself, and watches its mailboxes
 * directly: they are watched as soon as it runs, where an activity of a process that was killed is first waited for.
 */
export const isShared = ({ store }: Config, role: Role): boolean => role.name !== 'up' || store.postgres !== undefined;
