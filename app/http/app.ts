import { Hono } from 'hono';
import { redactedIn } from '../../connectors/redact.ts';
import type { HttpConfig } from '../config/schema.ts';
import { storyOf } from '../story.ts';
import { findEvent } from '../why/find.ts';
import { whyOf } from '../why/why.ts';
import { safeHeaders } from './access/headers.ts';
import { knownHost } from './access/host.ts';
import { signedIn } from './access/sign-in.ts';
import { actRoutes } from './act/routes.ts';
import { directoryApi } from './api/directory.ts';
import { eventsApi } from './api/events.ts';
import { mailsApi } from './api/mails.ts';
import { proofApi } from './api/proof.ts';
import { readApi } from './api/read.ts';
import { whyApi } from './api/why.ts';
import { writeApi } from './api/write.ts';
import { editorRoutes } from './editor/routes.ts';
import { editorApi } from './editor-api.ts';
import { forms } from './forms.ts';
import { slackHooks } from './hooks/slack.ts';
import { opsRoutes } from './ops/routes.ts';
import { page } from './page/page.ts';
import { quoteRoutes } from './page/quote.ts';
import { viewFor } from './page/view.ts';
import { whyPage } from './page/why-page.ts';
import { languageOf } from './page/words.ts';
import type { PageParts } from './parts.ts';
import { pushApi } from './push/api.ts';
import { workerRoute } from './push/worker.ts';
import { worldOver } from './world.ts';

const SHOWN = 100;

/** The page, the API and the editor. Whatever is not named here is not there: of files only those of the built editor are served. */
export function httpApp({ names, url }: Pick<HttpConfig, 'names' | 'url'>, parts: PageParts): Hono {
  const outside = url === undefined ? [] : [new URL(url)];
  const { store, keys } = parts;
  const world = worldOver(store, parts.tell);
  const app = new Hono()
    .use(safeHeaders, knownHost([...names, ...outside.map(({ hostname }) => hostname)]))
    .route('/', opsRoutes(parts.ops, names.length > 0 || outside.length > 0))
    .route('/api', proofApi(world, keys))
    .route('/', slackHooks(parts, world))
    .route(
      '/',
      actRoutes(
        parts,
        outside.map(({ host }) => host),
      ),
    )
    .route('/', eventsApi({ ...parts.events, intake: parts.intake, rules: parts.rules }))
    .route('/', workerRoute())
    .use(signedIn(keys))
    .route('/api', readApi(parts))
    .route('/api', whyApi(parts))
    .route('/api', mailsApi(parts))
    .route('/api', writeApi(world))
    .route('/api/directory', directoryApi(parts))
    .route('/api', pushApi(parts))
    .route('/', editorRoutes(parts.editor))
    .route('/', editorApi({ ...parts.editing, store, world }))
    .get('/', async (context) => {
      const now = Date.now();
      const view = viewFor(languageOf(context.req.header('accept-language')), parts.rules(), keys.form, now);
      const events = await store.events.recent(SHOWN);
      const stories = await Promise.all(events.map((event) => storyOf(store, event, now)));
      return context.html(page(stories, await store.tasks.list({ limit: SHOWN }), view, parts.push));
    })
    .get('/why/:event', async (context) => {
      const event = await findEvent(store.events, context.req.param('event'));
      if (!event) return context.text('No such mail was ever taken in.\n', 404);
      const view = viewFor(languageOf(context.req.header('accept-language')), parts.rules(), keys.form, Date.now());
      const person = context.req.query('person') || undefined;
      return context.html(whyPage(await whyOf(store, event, { person, language: view.language }), view));
    })
    .route('/', quoteRoutes(parts))
    .route('/', forms(world, keys));
  app.onError((error, context) => {
    // A path may hold a link that acts, or the proof that closes a task.
    const path = context.req.path.replace(/[\w.~-]{16,}/g, '…');
    parts.warn(`${context.req.method} ${path}: ${redactedIn(error.message)}`);
    return context.json({ error: 'Something went wrong here; the log says what.' }, 500);
  });
  return app;
}
