import { person, team } from 'posthorn';
import { li } from './people.ts';

export const t = team('t', {
  name: 'T',
  lead: li,
  rota: { members: [li], handover: 'daily', at: '24:00', since: '2026-01-05' },
});
export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', quiet: [{ from: '24:00', to: '07:00' }, { from: '22:00', to: '24:01' }] });
