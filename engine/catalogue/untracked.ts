import { catalogue } from './index.ts';

/** Names of the states that a source of events never reports: whoever waits for one there waits for the deadline. */
export const untrackedBy = (source: string): readonly string[] =>
  catalogue.states.filter(({ untracked }) => untracked?.includes(source)).map(({ name }) => name);
