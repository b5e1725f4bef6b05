import type { Person } from '../plan/ruleset.ts';
import { holdsUntil, knownZone } from './windows.ts';

/** The instant (epoch ms) until which nothing may ring at a person; undefined where it may ring now. */
export const quietUntil = ({ quiet, zone }: Person, at: number): number | undefined =>
  quiet ? holdsUntil(at, quiet, knownZone(zone)) : undefined;
