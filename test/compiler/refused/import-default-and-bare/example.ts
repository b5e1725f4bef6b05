import rules from './people.ts';
import './lists.ts';

export const desk = [rules];
