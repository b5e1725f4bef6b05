import { Hono } from 'hono';
import { type WorkspaceParts, workspaceApi } from './workspace/api.ts';

/** What the editor works with. */
export type EditorParts = WorkspaceParts;

/** All that the editor asks of the server. */
export const editorApi = (parts: EditorParts) => new Hono().route('/api/workspace', workspaceApi(parts));

/** For hono's typed client: `hc<EditorApi>(location.origin)`. */
export type EditorApi = ReturnType<typeof editorApi>;
