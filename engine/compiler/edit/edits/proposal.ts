import type { EditKind, EditOf, Import } from '../edit.ts';
import type { Change } from '../text/change.ts';
import type { Page } from '../text/page.ts';

/** What an edit would change, before names are looked after. */
export interface Proposal {
  readonly changes: readonly Change[];
  /** Where names come from that what was given uses. */
  readonly imports?: readonly Import[] | undefined;
  /** The step that it is about, where its id stays. Without one it is the step at the mark. */
  readonly step?: string | undefined;
}

/** @param file the policy's path below the rules folder. @throws Refused */
export type Propose<K extends EditKind> = (page: Page, edit: EditOf<K>, file: string | undefined) => Proposal;
