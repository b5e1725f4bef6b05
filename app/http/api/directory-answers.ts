/*
 * What is answered below /api/directory, for the editor: it imports types from here and nowhere else.
 */
import type { SilenceRow } from '../../../connectors/store/store.ts';
import type { Absence, Override } from '../../../engine/roster/known.ts';
import type { Overview } from '../../directory/overview.ts';

export type { Absence, Override, SilenceRow } from '../../../engine/roster/known.ts';
export type { PersonNow } from '../../directory/overview.ts';

/** Everything about people that is not in the rules. */
export interface DirectoryView {
  readonly now: Overview;
  readonly absences: readonly Absence[];
  readonly overrides: readonly Override[];
  /** Also those that have ended. */
  readonly silences: readonly SilenceRow[];
}
