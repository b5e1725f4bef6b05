import { Hono } from 'hono';
import { entryJson } from '../../timeline-json.ts';
import type { PageParts } from '../parts.ts';

const MOST = 500;

/** What was taken in, who was told, what is to do. JSON; times in ms since 1970, those of a timeline as ISO durations since the mail came. */
export function readApi({ store }: PageParts): Hono {
  return new Hono()
    .get('/events', async (context) =>
      context.json({ events: await store.events.recent(limitOf(context.req.query('limit'))) }),
    )
    .get('/alerts', async (context) => {
      const { event, person, limit } = context.req.query();
      return context.json({
        alerts: await store.log.alerts({ ...(event && { event }), ...(person && { person }), limit: limitOf(limit) }),
      });
    })
    .get('/tasks', async (context) => {
      const { event, open, limit } = context.req.query();
      const filter = {
        ...(event && { event }),
        ...(open !== undefined && { open: open !== 'false' }),
        limit: limitOf(limit),
      };
      return context.json({ tasks: await store.tasks.list(filter) });
    })
    .get('/entries', async (context) => {
      const event = context.req.query('event');
      if (!event) return context.json({ error: 'Name the event: /api/entries?event=…' }, 400);
      if (!(await store.events.get(event))) return context.json({ error: 'There is no such event.' }, 404);
      return context.json({ entries: (await store.log.entries(event)).map(entryJson) });
    });
}

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? 100);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, MOST) : 100;
}
