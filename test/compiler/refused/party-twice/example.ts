import { person, team } from 'posthorn';
import { li } from './people.ts';

export const a = person('wang', { name: 'A', zone: 'UTC', language: 'en' });
export const b = team('wang', { name: 'B', lead: li, members: [li] });
