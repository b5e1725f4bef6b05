import { li } from './nowhere/at/all.ts';

export const desk = [li];
