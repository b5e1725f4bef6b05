import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { PathRefused } from '../../workspace/path.ts';
import { FileTrouble, type Workspace } from '../../workspace/workspace.ts';
import { ownOrigin } from '../access/own-pages.ts';
import { json, limited, moving, query, removing, saving, searching } from './bodies.ts';
import { type Watched, watchChanges } from './watch.ts';

export interface WorkspaceParts {
  readonly workspace: Workspace;
  readonly watched: Watched;
}

/** The files of the rules, for the editor. Every change says who makes it. */
export function workspaceApi({ workspace, watched }: WorkspaceParts) {
  return new Hono()
    .get('/', (context) => context.json({ files: workspace.files() }))
    .get('/search', query(searching), (context) => context.json(workspace.search(context.req.valid('query').q)))
    .get('/changes', (context) => watchChanges(context, watched))
    .get('/files/:path{.+}', async (context) => context.json(await workspace.read(context.req.param('path'))))
    .put('/files/:path{.+}', ownOrigin, limited, json(saving), async (context) => {
      const saved = await workspace.save(context.req.param('path'), context.req.valid('json'));
      return 'hash' in saved ? context.json(saved, 200) : context.json(saved, 409);
    })
    .delete('/files/:path{.+}', ownOrigin, query(removing), async (context) => {
      const gone = await workspace.remove(context.req.param('path'), context.req.valid('query').base);
      return 'hash' in gone ? context.json(gone, 200) : context.json(gone, 409);
    })
    .post('/move', ownOrigin, limited, json(moving), async (context) => {
      const moved = await workspace.move(context.req.valid('json'));
      return 'hash' in moved ? context.json(moved, 200) : context.json(moved, 409);
    })
    .onError(refusal);
}

/** What is wrong with a request, as an answer. What is wrong with us is for the caller. */
export function refusal(error: Error, context: Context): Response {
  if (error instanceof PathRefused) return context.json({ error: error.message }, 400);
  if (error instanceof FileTrouble) return context.json({ error: error.message }, error.kind === 'taken' ? 409 : 404);
  if (error instanceof HTTPException) return context.json({ error: error.message }, error.status);
  throw error;
}
