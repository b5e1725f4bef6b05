import { Hono } from 'hono';
import { findEvent } from '../../why/find.ts';
import { whyOf } from '../../why/why.ts';
import { languageOf } from '../page/words.ts';
import type { PageParts } from '../parts.ts';

/** Why persons were, or were not, told of a mail. `event` may be a Message-ID, too. */
export function whyApi({ store }: PageParts): Hono {
  return new Hono().get('/why', async (context) => {
    const { event: named, person } = context.req.query();
    if (!named) return context.json({ error: 'Name the event: /api/why?event=…&person=…' }, 400);
    const event = await findEvent(store.events, named);
    if (!event) return context.json({ error: 'No such mail was ever taken in.' }, 404);
    const language = languageOf(context.req.header('accept-language'));
    return context.json(await whyOf(store, event, { person: person || undefined, language }));
  });
}
