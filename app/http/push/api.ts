import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { ownOrigin } from '../access/own-pages.ts';
import { tooLarge } from '../api/write.ts';
import type { PageParts } from '../parts.ts';

const bytes = (count: number) =>
  z
    .string()
    .regex(/^[\w-]+={0,2}$/)
    .refine((text) => Buffer.from(text, 'base64url').length === count);

/** `PushSubscription.toJSON()` (Push API §8), and whose it is. RFC 8291 §2: a point on P-256, and 16 bytes. */
const subscription = z.object({
  person: z.string().min(1).max(200),
  endpoint: z.url().max(2_000),
  keys: z.object({ p256dh: bytes(65), auth: bytes(16) }),
});
const endpointOnly = z.object({ endpoint: z.string().min(1).max(2_000) });

const small = bodyLimit({ maxSize: 16 * 1024, onError: tooLarge });

/** Browsers that want to show alerts: `POST` and `DELETE /api/push/subscriptions`. */
export function pushApi({ store, push, rules }: PageParts): Hono {
  return new Hono()
    .post('/push/subscriptions', ownOrigin, small, async (context) => {
      if (!push) return context.json({ error: 'The configuration has no channel of the kind "webpush".' }, 404);
      const { data } = subscription.safeParse(await context.req.json().catch(() => undefined));
      if (!data) return context.json({ error: 'The body is {"person", "endpoint", "keys": {"p256dh", "auth"}}.' }, 400);
      const { person, endpoint, keys } = data;
      if (rules().people[person]?.kind !== 'person') return context.json({ error: 'There is no such person.' }, 404);
      const refused = push.refused(endpoint);
      if (refused !== undefined) return context.json({ error: refused }, 400);
      await store.subscriptions.add({ person, endpoint, keys });
      // the directory tells by which channels a person can be reached; of this one the person is the address
      for (const channel of push.channels) await store.directory.set(person, channel, person);
      return context.json({ ok: true }, 201);
    })
    .delete('/push/subscriptions', ownOrigin, small, async (context) => {
      const { data } = endpointOnly.safeParse(await context.req.json().catch(() => undefined));
      if (!data) return context.json({ error: 'The body is {"endpoint"}.' }, 400);
      await store.subscriptions.remove(data.endpoint);
      return context.json({ ok: true });
    });
}
