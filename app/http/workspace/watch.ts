import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Changes } from '../../workspace/changes.ts';
import type { PolicyRow } from '../../workspace/policies.ts';

/** Where changes are noticed. */
export interface Watched {
  readonly dir: string;
  /** Calls when something may have changed. @returns ends that */
  afterLooks(listener: () => void): () => void;
}

/** Between two signs of life, in ms: proxies cut what says nothing for a minute. */
const ALIVE_MS = 20_000;

/**
 * Server-sent events: `file` for each one that has changed, by whomever, as `{path, hash}`; `policy` for each one that stands
 * otherwise than before, as its row of the overview, and `{policy, gone: true}` where there is none any more.
 */
export function watchChanges(
  context: Context,
  { dir, afterLooks }: Watched,
  policies: () => Promise<readonly PolicyRow[]>,
): Response {
  return streamSSE(context, async (stream) => {
    const changes = new Changes(dir);
    let rows = byId(await policies());
    let telling = Promise.resolve();
    const over = Promise.withResolvers<void>();
    let writing = stream.writeSSE({ event: 'ready', data: '{}' });
    const say = (event: string, data: unknown) => {
      writing = writing.then(() => stream.writeSSE({ event, data: JSON.stringify(data) })).catch(() => over.resolve());
    };
    const tellPolicies = async () => {
      const before = rows;
      rows = byId(await policies());
      for (const [id, row] of rows) if (before.get(id) !== row) say('policy', JSON.parse(row));
      for (const policy of before.keys()) if (!rows.has(policy)) say('policy', { policy, gone: true });
    };
    const end = afterLooks(() => {
      for (const change of changes.look()) say('file', change);
      telling = telling.then(tellPolicies).catch(() => {});
    });
    const alive = setInterval(() => say('alive', {}), ALIVE_MS).unref();
    stream.onAbort(() => over.resolve());
    await over.promise;
    clearInterval(alive);
    end();
  });
}

const byId = (rows: readonly PolicyRow[]) => new Map(rows.map((row) => [row.policy, JSON.stringify(row)]));
