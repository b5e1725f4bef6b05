import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { NothingToActivate } from '../../workspace/activation.ts';
import { CaseRefused } from '../../workspace/cases/keep-case.ts';
import type { Editing } from '../../workspace/editing.ts';
import { GitTrouble } from '../../workspace/git/run.ts';
import { PathRefused } from '../../workspace/path.ts';
import { NoSuchPolicy } from '../../workspace/switching.ts';
import { FileTrouble } from '../../workspace/workspace.ts';
import { ownOrigin } from '../access/own-pages.ts';
import {
  activating,
  beginning,
  committing,
  json,
  keepingCase,
  limited,
  moving,
  query,
  removing,
  saving,
  searching,
  switching,
} from './bodies.ts';
import { type Watched, watchChanges } from './watch.ts';

export interface WorkspaceParts {
  readonly editing: Editing;
  readonly watched: Watched;
}

/** The files of the rules, for the editor. Every change says who makes it. */
export function workspaceApi({ editing, watched }: WorkspaceParts) {
  const { workspace } = editing;
  return new Hono()
    .get('/', async (context) => context.json(await editing.overview()))
    .get('/search', query(searching), (context) => context.json(workspace.search(context.req.valid('query').q)))
    .get('/changes', (context) => watchChanges(context, watched, () => editing.policies()))
    .get('/files/:path{.+}', async (context) => context.json(await workspace.read(context.req.param('path'))))
    .put('/files/:path{.+}', ownOrigin, limited, json(saving), async (context) => {
      const saved = await workspace.save(context.req.param('path'), context.req.valid('json'));
      return 'hash' in saved ? context.json(saved, 200) : context.json(saved, 409);
    })
    .delete('/files/:path{.+}', ownOrigin, query(removing), async (context) => {
      const { base, by } = context.req.valid('query');
      const gone = await workspace.remove(context.req.param('path'), base, by);
      return 'hash' in gone ? context.json(gone, 200) : context.json(gone, 409);
    })
    .post('/move', ownOrigin, limited, json(moving), async (context) => {
      const moved = await workspace.move(context.req.valid('json'));
      return 'hash' in moved ? context.json(moved, 200) : context.json(moved, 409);
    })
    .get('/diff/:path{.+}', async (context) => context.json(await editing.diff(context.req.param('path'))))
    .post('/commit', ownOrigin, limited, json(committing), async (context) =>
      context.json(await editing.commit(context.req.valid('json'))),
    )
    .get('/templates', query(beginning), (context) =>
      context.json({ templates: editing.templates(context.req.valid('query').folder) }),
    )
    .get('/cases', async (context) => context.json({ cases: await editing.cases.list() }))
    .get('/cases/:name', async (context) => {
      const found = await editing.cases.get(context.req.param('name'));
      return found ? context.json(found, 200) : context.json({ error: 'There is no such case.' }, 404);
    })
    .get('/cases/:name/diff', async (context) =>
      context.json({ files: await editing.caseDiff(context.req.param('name')) }),
    )
    .post('/cases', ownOrigin, limited, json(keepingCase), async (context) => {
      const { by: _, expect, scenario, ...keeping } = context.req.valid('json');
      const given = { ...scenario, ...(expect && { expect }) };
      return context.json(await editing.keepCase({ ...keeping, scenario: given }), 201);
    })
    .post('/activate', ownOrigin, limited, json(activating), async (context) => {
      const { paths, by, confirm } = context.req.valid('json');
      const activated = await editing.activate(paths, by, confirm);
      return context.json(activated, STATUS[activated.state]);
    })
    .post('/switch', ownOrigin, limited, json(switching), async (context) => {
      const switched = await editing.switch(context.req.valid('json'));
      return context.json(switched, STATUS[switched.state]);
    })
    .onError(refusal);
}

const STATUS = { proposed: 200, done: 200, activated: 200, waiting: 202, changed: 409, refused: 422 } as const;

/** What is wrong with a request, as an answer. What is wrong with us is for the caller. */
export function refusal(error: Error, context: Context): Response {
  if (error instanceof PathRefused) return context.json({ error: error.message }, 400);
  if (error instanceof FileTrouble) return context.json({ error: error.message }, error.kind === 'taken' ? 409 : 404);
  if (error instanceof NothingToActivate || error instanceof NoSuchPolicy)
    return context.json({ error: error.message }, 404);
  if (error instanceof CaseRefused) return context.json({ error: error.message, problems: error.problems }, 422);
  if (error instanceof GitTrouble) return context.json({ error: error.message }, 409);
  if (error instanceof HTTPException) return context.json({ error: error.message }, error.status);
  throw error;
}
