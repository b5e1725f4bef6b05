import { lookUp as lookUpIn } from '../../connectors/directory.ts';
import type { Parts } from './parts.ts';

/** Who stands behind names of the rules at this moment, and how they are reached. */
export const lookUp =
  ({ store, channels, people }: Parts) =>
  (refs: readonly string[]) =>
    lookUpIn(refs, people(), store.directory, channels.names);
