import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { RunSearch, RunsDesk } from '../../runs/runs.ts';

/** Between two looks, in ms. */
const LOOK_MS = 1_000;
/** Between two signs of life, in looks. */
const ALIVE = 20;

/** Server-sent events: `run` with the row of each run that fits, and again whenever it has changed; also once when it fits no more. */
export function streamRuns(context: Context, runs: RunsDesk, search: RunSearch): Response {
  return streamSSE(context, async (stream) => {
    const over = new AbortController();
    stream.onAbort(() => over.abort());
    const known = new Map<string, string>();
    for (let looks = 0; !over.signal.aborted; looks++) {
      // What is away for a moment is asked again.
      const rows = await runs.list(search).catch(() => undefined);
      const left = rows ? [...known.keys()].filter((id) => !rows.some(({ event }) => event === id)) : [];
      const last = await Promise.all(left.map((id) => runs.row(id).catch(() => undefined)));
      for (const row of [...(rows ?? []), ...last].toReversed()) {
        if (!row) continue;
        const data = JSON.stringify(row);
        if (known.get(row.event) === data) continue;
        known.set(row.event, data);
        await stream.writeSSE({ event: 'run', data });
      }
      for (const id of left) known.delete(id);
      if (looks % ALIVE === 0) await stream.writeSSE({ event: 'alive', data: '{}' });
      await sleep(LOOK_MS, undefined, { signal: over.signal }).catch(() => {});
    }
  });
}
