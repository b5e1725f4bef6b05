import { team } from 'posthorn';
import { li } from './people.ts';

export const a = team('a', {
  name: 'A',
  lead: li,
  members: [li],
  rota: { members: [], handover: 'weekly', on: 'friday', at: '09:00', since: '2026-01-05' },
});
export const b = team('b', {
  name: 'B',
  lead: li,
  rota: { members: [], handover: 'weekly', at: '09:00', since: '2026-01-05' },
});
