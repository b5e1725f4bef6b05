/*
 * What is answered below /api/directory, for the editor: it imports types from here and nowhere else.
 */
import type { Absence, Override, SilenceRow } from '../../../engine/roster/known.ts';
import type { Overview } from '../../directory/overview.ts';

export type { Absence, Override, SilenceRow } from '../../../engine/roster/known.ts';
export type { PersonNow } from '../../directory/overview.ts';

/** Everything about people that is not in the rules. */
export interface DirectoryView {
  readonly now: Overview;
  readonly absences: readonly Absence[];
  readonly overrides: readonly Override[];
  readonly silences: readonly SilenceRow[];
}
