import { setTimeout as sleep } from 'node:timers/promises';
import { beginWatch } from '../../connectors/sources/imap/begin-watch.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import type { Intake } from '../../connectors/sources/source.ts';
import { watch } from '../../workflows/activities/watch.ts';
import type { DurableClient } from '../../workflows/client.ts';
import { keepWorker } from '../../workflows/keep-worker.ts';
import { type Key, mailboxId } from '../../workflows/key.ts';
import { MAILBOX_QUEUE } from '../../workflows/names.ts';
import type { Config } from '../config/schema.ts';
import type { Base } from './base.ts';
import type { Stack } from './stack.ts';

/** Takes its part in watching the mailboxes, with room for so many. */
export async function startMailboxes(
  { config, voice, store, temporal, converter, ops }: Base,
  intake: Intake,
  room: number,
  open: Stack,
): Promise<void> {
  const known = new Map(config.mailboxes.map((mailbox) => [mailbox.name, mailbox]));
  const watching = watch({
    async open(name, superseded) {
      const mailbox = known.get(name);
      if (!mailbox) return undefined;
      const cursors = await beginWatch(store.cursors, name, superseded);
      const source = new ImapSource(mailbox, intake, { cursors, events: store.events });
      ops.sources.add(source);
      return source;
    },
    closed: (source) => void ops.sources.delete(source),
  });
  const options = {
    ...temporal.service,
    activities: { watch: watching },
    taskQueue: MAILBOX_QUEUE,
    dataConverter: converter,
    tuning: { activities: room },
    warn: voice.warn,
  };
  open.keep(await keepWorker(options), (it) => it.stop());
}

/** Between two tries, in ms. */
const RETRY_MS = 5_000;

/** Has workers watch exactly these mailboxes from now on; tried until it is done. */
export function keepMailboxes(
  mailboxes: Config['mailboxes'],
  { key, durable }: { readonly key: Key; readonly durable: DurableClient },
  open: Stack,
): void {
  const names = new Map(mailboxes.map(({ name }) => [mailboxId(key, name), name]));
  const stopping = open.keep(new AbortController(), (it) => it.abort());
  const { signal } = stopping;
  const keep = async () => {
    while (!signal.aborted) {
      const done = await durable.mailboxes.keep(names).then(
        () => true,
        () => false,
      );
      if (done) return;
      await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  };
  void keep();
}
