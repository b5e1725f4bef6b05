/*
 * What is answered below /api/runs, for the editor: it imports types from here and nowhere else.
 */
export type { RunStatus } from '../../../workflows/runs.ts';
export type { PolicyRun, RunRow } from '../../runs/row.ts';
export type { PolicyDetail, RunDetail, Wait } from '../../runs/runs.ts';
export type { ToldAlert } from '../../story.ts';
