import type { Change } from '../../engine/graph/changes/changes.ts';
import type { StepIconName } from './icons.ts';

/** The sign of a change, so that nobody has to tell it by its colour. */
export const CHANGE_ICONS: { readonly [change in Change]: StepIconName } = {
  added: 'plus',
  removed: 'minus',
  changed: 'note',
  moved: 'redo',
};
