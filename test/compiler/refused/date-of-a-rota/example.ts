import { team } from 'posthorn';
import { li } from './people.ts';

export const t = team('t', {
  name: 'T',
  lead: li,
  rota: { members: [li], handover: 'weekly', at: '09:00', since: '5.1.2026' },
});
