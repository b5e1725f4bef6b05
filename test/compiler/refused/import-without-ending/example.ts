import { li } from './people';

export const desk = [li];
