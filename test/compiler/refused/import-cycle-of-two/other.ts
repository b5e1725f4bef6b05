import { mine } from './example.ts';

export const other = mine;
