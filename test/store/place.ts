import type { Clock } from '../../connectors/clock.ts';
import { openStore } from '../../connectors/store/open.ts';

/** @param where a folder, or the URL of a Postgres */
export const openAt = (where: string, clock?: Clock) =>
  where.startsWith('postgres:')
    ? openStore({ dir: 'nothing is put there', postgres: { url: where }, clock })
    : openStore({ dir: where, clock });
