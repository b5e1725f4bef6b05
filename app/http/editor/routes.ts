import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Context, Hono } from 'hono';
import type { EditorBuild } from '../../editor/build.ts';
import { languageOf } from '../page/words.ts';
import { buildingPage } from './building-page.ts';
import { EDITOR_HEADERS } from './headers.ts';

const KINDS: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Names of what is built carry the hash of their content. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/** The editor as it was built; where it is not yet, a page that says so and looks again. */
export function editorRoutes(build: EditorBuild): Hono {
  return new Hono()
    .get('/editor', (context) => context.redirect('/editor/', 308))
    .get('/editor/', async (context) => {
      build.begin();
      const folder = build.folder();
      if (folder !== undefined) return file(context, join(folder, 'index.html'), 'no-store');
      const language = languageOf(context.req.header('accept-language'));
      return context.html(buildingPage(language, build.trouble()), 503, { 'retry-after': '2' });
    })
    .get('/editor/assets/:name{[\\w.-]+}', async (context) => {
      const folder = build.folder();
      const path = join(folder ?? '', 'assets', context.req.param('name'));
      return folder !== undefined && existsSync(path) ? file(context, path, FOR_EVER) : context.notFound();
    });
}

async function file(context: Context, path: string, cache: string): Promise<Response> {
  const type = KINDS[extname(path)];
  if (type === undefined) return context.notFound();
  const headers = { ...EDITOR_HEADERS, 'content-type': type, 'cache-control': cache };
  return context.body(new Uint8Array(await readFile(path)), 200, headers);
}
