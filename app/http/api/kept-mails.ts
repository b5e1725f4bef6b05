import { Hono } from 'hono';
import { z } from 'zod';
import type { EventRow, Store } from '../../../connectors/store/store.ts';
import type { SenderHistory } from '../../../engine/facts/history.ts';
import { refusal } from '../workspace/api.ts';
import { query } from '../workspace/bodies.ts';

/** A mail that was taken in, to be chosen and tried. */
export interface MailRow {
  readonly event: string;
  readonly kind: string;
  readonly subject: string;
  readonly mailbox: string;
  /** Epoch ms. */
  readonly receivedAt: number;
  /** `unmatched`: it started no policy. */
  readonly state: EventRow['state'];
  /** What was known of its sender when it came, for a scenario; absent where nobody asked. */
  readonly history?: SenderHistory | undefined;
}

const searching = z.object({
  q: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** The last mails, and each as it came. */
export function keptMailsApi({ events, mails }: Pick<Store, 'events' | 'mails'>) {
  return new Hono()
    .get('/', query(searching), async (context) => {
      const { q: text, limit = 50 } = context.req.valid('query');
      const found = await events.search({ text, limit: 2 * limit });
      return context.json({ mails: found.filter(isMail).slice(0, limit).map(rowOf) });
    })
    .get('/:event/raw', async (context) => {
      const event = await events.get(context.req.param('event'));
      const raw = event && isMail(event) && (await mails.read(event.mail).catch(() => undefined));
      if (!raw) return context.json({ error: 'No such mail is kept.' }, 404);
      // Whoever opens it in a browser gets a file, not a page of ours with a stranger's words.
      const headers = {
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment; filename="message.eml"',
      };
      return context.body(new Uint8Array(raw), 200, headers);
    })
    .onError(refusal);
}

/** A mail that came to somebody, or was sent; not one of our own alerts, nor an event that is no mail. */
const isMail = ({ source, kind, erasedAt }: EventRow) =>
  source !== 'event' && source !== 'schedule' && kind !== 'own' && kind !== 'reply' && erasedAt === undefined;

const rowOf = ({ id, kind, subject, envelope, state }: EventRow): MailRow => ({
  event: id,
  kind,
  subject,
  mailbox: envelope.mailbox,
  receivedAt: envelope.receivedAt,
  state,
  history: envelope.history,
});
