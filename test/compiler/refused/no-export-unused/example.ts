import { somebody } from './people.ts';

export const one = 1;
