import { secret } from './other.ts';

export const all = [secret];
