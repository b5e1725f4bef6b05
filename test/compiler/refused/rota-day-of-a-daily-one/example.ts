import { team } from 'posthorn';
import { li } from './people.ts';

export const t = team('t', {
  name: 'T',
  lead: li,
  rota: { members: [li], handover: 'daily', on: 'monday', at: '09:00', since: '2026-01-05' },
});
