import { Hono } from 'hono';
import { z } from 'zod';
import type { RunSearch, RunsDesk } from '../../runs/runs.ts';
import { ownOrigin } from '../access/own-pages.ts';
import { refusal } from '../workspace/api.ts';
import { by, json, limited, query } from '../workspace/bodies.ts';
import type { World } from '../world.ts';
import { streamRuns } from './stream.ts';

export interface RunsApiParts {
  readonly runs: RunsDesk;
  readonly world: World;
}

const text = z.string().min(1).max(500);
const searching = z.object({
  policy: text.optional(),
  person: text.optional(),
  state: z.enum(['running', 'ended', 'failed']).optional(),
  /** Epoch ms. */
  since: z.coerce.number().int().nonnegative().optional(),
  q: text.optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
const searchOf = ({ q, limit = 100, ...rest }: z.output<typeof searching>): RunSearch => ({ ...rest, text: q, limit });
const acknowledging = z.strictObject({ by: text, alert: text.optional() });
const cancelling = z.strictObject({ by, policy: text.optional() });

const NONE = { error: 'There is no such run.' };

/** Runs: looked for, followed, looked at, and ended. */
export function runsApi({ runs, world }: RunsApiParts) {
  return new Hono()
    .get('/', query(searching), async (context) =>
      context.json({ runs: await runs.list(searchOf(context.req.valid('query'))) }),
    )
    .get('/stream', query(searching), (context) => streamRuns(context, runs, searchOf(context.req.valid('query'))))
    .get('/:event', async (context) => {
      const run = await runs.get(context.req.param('event'));
      return run ? context.json(run, 200) : context.json(NONE, 404);
    })
    .post('/:event/acknowledge', ownOrigin, limited, json(acknowledging), async (context) => {
      const known = await world.act(context.req.param('event'), 'acknowledge', context.req.valid('json'));
      return known ? context.json({ ok: true }, 200) : context.json(NONE, 404);
    })
    .post('/:event/cancel', ownOrigin, limited, json(cancelling), async (context) => {
      const known = await runs.cancel(context.req.param('event'), context.req.valid('json'));
      return known ? context.json({ ok: true }, 200) : context.json({ error: 'No run of this event goes on.' }, 404);
    })
    .onError(refusal);
}
