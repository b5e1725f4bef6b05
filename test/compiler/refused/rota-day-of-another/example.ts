import { team } from 'posthorn';
import { li, purchasing } from './people.ts';

export const t = team('t', {
  name: 'T',
  lead: li,
  rota: { members: [li, purchasing], handover: 'daily', on: 'sunday', at: '18:30', since: '2026-01-05' },
});
