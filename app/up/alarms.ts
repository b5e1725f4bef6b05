import { ChannelRecord } from '../alarms/channels.ts';
import { AlarmWatch, type WatchParts } from '../alarms/watch.ts';
import type { Base } from './base.ts';
import type { Stack } from './stack.ts';

/** Looks for trouble of Posthorn itself from now on. */
export function startAlarms(
  { config, voice, store, channels, durable, ops }: Base,
  parts: Pick<WatchParts, 'teller' | 'intake' | 'alone'>,
  open: Stack,
): void {
  const { smtp, folder, mailboxes } = config;
  const record = new ChannelRecord(config.alarms);
  ops.tell((happening) => record.note(happening));
  const watch = new AlarmWatch({
    ...parts,
    config: config.alarms,
    store,
    sources: ops.sources,
    channels,
    record,
    awaited: [smtp, folder, ...mailboxes].flatMap((source) => (source ? [source.name] : [])),
    failedRuns: (since) => durable.runs.failed(since),
    warn: voice.warn,
  });
  open.keep(watch, (it) => it.stop());
}
