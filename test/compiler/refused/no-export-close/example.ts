import { lii } from './people.ts';

export const desk = [lii];
