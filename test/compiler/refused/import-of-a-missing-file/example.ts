import { li } from './peopel.ts';

export const desk = [li];
