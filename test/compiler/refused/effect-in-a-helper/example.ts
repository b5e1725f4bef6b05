import { flag, notify } from 'posthorn';
import { li } from './people.ts';

export const tell = (text: string) => notify(li, { text });
export const told = flag('seen');
