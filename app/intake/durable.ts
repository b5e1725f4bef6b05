import type { EventStart, RunStart, WorldEvent } from '../../engine/interpreter/host.ts';

/** The durable side, as the intake needs it: `workflows/client.ts` in production. */
export interface Durable {
  /** Starts the event's workflow, or joins the one that runs. Idempotent. */
  start(event: EventStart, runs: readonly RunStart[]): Promise<void>;
  /** @returns whether a workflow that still runs was told. */
  tell(event: string, world: WorldEvent): Promise<boolean>;
}
