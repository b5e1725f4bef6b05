import * as people from './people.ts';

export const desk = [people.li];
