import type { li } from './people.ts';
import type { notify } from 'posthorn';

export const one = 1;
