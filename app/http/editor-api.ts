import { Hono } from 'hono';
import type { Store } from '../../connectors/store/store.ts';
import { keptMailsApi } from './api/kept-mails.ts';
import { intentApi } from './intent/api.ts';
import { type RunsApiParts, runsApi } from './runs/api.ts';
import { type WorkspaceParts, workspaceApi } from './workspace/api.ts';

/** What the editor works with. */
export type EditorParts = WorkspaceParts & Pick<RunsApiParts, 'runs'>;

/** All that the editor asks of the server. */
export const editorApi = (parts: EditorParts & RunsApiParts & { readonly store: Store }) =>
  new Hono()
    .route('/api/workspace', workspaceApi(parts))
    .route('/api/runs', runsApi(parts))
    .route('/api/mails', keptMailsApi(parts.store))
    .route('/api/intent', intentApi(parts.store));

/** For hono's typed client: `hc<EditorApi>(location.origin)`. */
export type EditorApi = ReturnType<typeof editorApi>;
