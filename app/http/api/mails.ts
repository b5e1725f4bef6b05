import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DEFAULT_MAX_SIZE } from '../../../connectors/sources/source.ts';
import { ownOrigin } from '../access/own-pages.ts';
import type { PageParts } from '../parts.ts';
import { tooLarge } from './write.ts';

const MAILBOX = /^[\w.@-]{1,100}$/;

/** Takes a mail in: `POST /api/mails?mailbox=NAME` with the message as `message/rfc822`. Answers once it is on disk. */
export function mailsApi({ intake }: PageParts): Hono {
  return new Hono().post(
    '/mails',
    ownOrigin,
    bodyLimit({ maxSize: DEFAULT_MAX_SIZE, onError: tooLarge }),
    async (context) => {
      if (context.req.header('content-type')?.split(';')[0] !== 'message/rfc822') {
        return context.json({ error: 'Send the message as Content-Type: message/rfc822.' }, 415);
      }
      const mailbox = context.req.query('mailbox') ?? 'http';
      if (!MAILBOX.test(mailbox))
        return context.json({ error: 'A mailbox is named by letters, digits and . _ @ -' }, 400);
      const raw = new Uint8Array(await context.req.arrayBuffer());
      if (!raw.length) return context.json({ error: 'The message is empty.' }, 400);
      const { id } = await intake.take({ raw, source: 'http', envelope: { mailbox, receivedAt: Date.now() } });
      return context.json({ event: id }, 202);
    },
  );
}
