import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Action } from '../../connectors/links/token.ts';
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
    .post('/events/:id/acknowledge', small, ours, (context) => act(context, 'acknowledge'))
    .post('/events/:id/resolve', small, ours, (context) => act(context, 'resolve'))
    .post('/events/:id/fine', small, ours, (context) => act(context, 'fine'))
    .post('/events/:id/bad', small, ours, (context) => act(context, 'bad'));

  async function act(context: Context<object, '/events/:id/acknowledge'>, action: Action) {
    const { alert, by } = await context.req.parseBody();
    await world.act(context.req.param('id'), action, { alert: text(alert), by: text(by) });
    return context.redirect('/', 303);
  }
}

const text = (value: unknown) => (typeof value === 'string' && value.length <= 200 ? value : undefined);
