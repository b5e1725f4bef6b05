/*
 * What is answered below /api/workspace, for the editor: it imports types from here and nowhere else.
 */
export type { Activated } from '../../workspace/activation.ts';
export type { KeptCase } from '../../workspace/cases/keep-case.ts';
export type { CaseRow, CaseText } from '../../workspace/cases/kept-cases.ts';
export type { FileChange } from '../../workspace/changes.ts';
export type { Compared, ComparedFile, Overview, Party } from '../../workspace/editing.ts';
export type { FileText } from '../../workspace/folder.ts';
export type { CaseChange } from '../../workspace/git/cases.ts';
export type { GitStatus } from '../../workspace/git/status.ts';
export type { PolicyRow } from '../../workspace/policies.ts';
export type { Switched } from '../../workspace/switching.ts';
export type { Changed, FileRow, Saved } from '../../workspace/workspace.ts';
