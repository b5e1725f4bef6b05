import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Keys } from './access/keys.ts';
import { ownForm } from './access/own-pages.ts';
import type { World } from './world.ts';

const small = bodyLimit({ maxSize: 16 * 1024, onError: (context) => context.text('The form is too large.\n', 413) });

/** What the buttons of the page send. */
export function forms(world: World, keys: Keys): Hono {
  const ours = ownForm(keys);
  return new Hono()
    .post('/tasks/:id/done', small, ours, async (context) => {
      await world.finish(context.req.param('id'));
      return context.redirect('/', 303);
    })
    .post('/events/:id/acknowledge', small, ours, async (context) => {
      const { alert, by } = await context.req.parseBody();
      await world.acknowledge(context.req.param('id'), { alert: text(alert), by: text(by) });
      return context.redirect('/', 303);
    });
}

const text = (value: unknown) => (typeof value === 'string' && value.length <= 200 ? value : undefined);
