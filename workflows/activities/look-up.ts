import { lookUp as lookUpIn } from '../../connectors/directory.ts';
import type { Question } from '../../engine/arbiter/alert.ts';
import type { Parts } from './parts.ts';

/** Who stands behind names of the rules at this moment, and how they are reached. */
export const lookUp =
  ({ store, channels, people }: Parts) =>
  (question: Question) =>
    lookUpIn(question, people(), store, channels);
