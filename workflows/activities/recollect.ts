import { type Recollection, tellingsIn } from '../../engine/interpreter/recollection.ts';
import type { Parts } from './parts.ts';

/** What earlier runs of an event left in the log. */
export const recollect =
  ({ store: { log } }: Pick<Parts, 'store'>) =>
  async (event: string): Promise<Recollection> => {
    const entries = await log.entries(event);
    const alerts = await log.alerts({ event, limit: entries.length });
    const told = tellingsIn(
      entries,
      alerts.map(({ alert }) => alert),
    );
    return { entries: await log.nextOrdinal(event), told };
  };
