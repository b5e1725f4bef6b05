import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Action } from '../../../connectors/links/token.ts';
import { ownOrigin } from '../access/own-pages.ts';
import type { World } from '../world.ts';

const who = z.string().max(200).optional();
const doneBody = z.strictObject({ by: who });
const actBody = z.strictObject({ by: who, alert: who });

export const tooLarge = (context: Context) => context.json({ error: 'The body is too large.' }, 413);

const small = bodyLimit({ maxSize: 64 * 1024, onError: tooLarge });

/** Changes that people and other systems report. */
export function writeApi(world: World): Hono {
  return new Hono()
    .post('/tasks/:id/done', ownOrigin, small, async (context) => {
      const body = await bodyOf(context, doneBody);
      if (!body) return context.json({ error: 'The body is JSON: {"by": "…"}, or nothing.' }, 400);
      const task = await world.finish(context.req.param('id'), body.by);
      return task ? context.json({ task }) : context.json({ error: 'There is no such task.' }, 404);
    })
    .post('/events/:id/acknowledge', ownOrigin, small, (context) => act(context, 'acknowledge'))
    .post('/events/:id/resolve', ownOrigin, small, (context) => act(context, 'resolve'))
    .post('/events/:id/fine', ownOrigin, small, (context) => act(context, 'fine'))
    .post('/events/:id/bad', ownOrigin, small, (context) => act(context, 'bad'));

  async function act(context: Context<object, '/events/:id/acknowledge'>, action: Action) {
    const body = await bodyOf(context, actBody);
    if (!body) return context.json({ error: 'The body is JSON: {"by": "…", "alert": "…"}, or nothing.' }, 400);
    const known = await world.act(context.req.param('id'), action, body);
    return known ? context.json({ ok: true }) : context.json({ error: 'There is no such event.' }, 404);
  }
}

/** The body by its schema; an empty one is `{}`. @returns undefined where it does not fit. */
async function bodyOf<T>(context: Context, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return schema.parse(JSON.parse((await context.req.text()) || '{}'));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
