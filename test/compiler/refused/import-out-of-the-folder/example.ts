import { secrets } from '../../secrets.ts';

export const all = [secrets];
