import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { Changes } from '../../workspace/changes.ts';

/** Where changes are noticed. */
export interface Watched {
  readonly dir: string;
  /** Calls when something may have changed. @returns ends that */
  afterLooks(listener: () => void): () => void;
}

/** Between two signs of life, in ms: proxies cut what says nothing for a minute. */
const ALIVE_MS = 20_000;

/** Server-sent events: `file` for each one that has changed, by whomever, as `{path, hash}`. */
export function watchChanges(context: Context, { dir, afterLooks }: Watched): Response {
  return streamSSE(context, async (stream) => {
    const changes = new Changes(dir);
    const over = Promise.withResolvers<void>();
    let writing = stream.writeSSE({ event: 'ready', data: '{}' });
    const say = (event: string, data: unknown) => {
      writing = writing.then(() => stream.writeSSE({ event, data: JSON.stringify(data) })).catch(() => over.resolve());
    };
    const end = afterLooks(() => {
      for (const change of changes.look()) say('file', change);
    });
    const alive = setInterval(() => say('alive', {}), ALIVE_MS).unref();
    stream.onAbort(() => over.resolve());
    await over.promise;
    clearInterval(alive);
    end();
  });
}
