import type { Host } from './host.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * Runs an event to its end on a host.
 *
 * @param advanced is called after each step with what was newly decided; a host records it there
 */
export async function drive(scheduler: Scheduler, host: Host, advanced: () => void = () => {}): Promise<void> {
  for (;;) {
    const commands = scheduler.advance(host.clock());
    for (const command of commands) host.begin(command);
    advanced();
    if (scheduler.finished) return;
    await host.next(scheduler.wakeAt());
  }
}
