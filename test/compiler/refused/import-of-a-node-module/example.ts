import { readFileSync } from 'node:fs';

export const one = 1;
