import type { EventStart, RunStart, WorldEvent } from '../../engine/interpreter/host.ts';

/** The durable side, as the intake needs it: `workflows/client.ts` in production. */
export interface Durable {
  /** Starts the event's workflow, or joins the one that runs. Idempotent. @param at when the runs begin, in epoch ms */
  start(event: EventStart, runs: readonly RunStart[], at?: number): Promise<void>;
  /** @returns whether a workflow that still runs was told. */
  tell(event: string, world: WorldEvent): Promise<boolean>;
}
