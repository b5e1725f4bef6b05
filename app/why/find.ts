import type { EventRow, Events } from '../../connectors/store/store.ts';

/** An event by its id, or by the Message-ID of its mail, with or without angle brackets. */
export async function findEvent(events: Events, named: string): Promise<EventRow | undefined> {
  const text = named.trim();
  return (await events.get(text)) ?? (await events.findByMessageId(text.replace(/^<(.*)>$/, '$1')));
}
