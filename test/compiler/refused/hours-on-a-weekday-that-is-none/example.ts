import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', hours: { days: ['mondy'], from: '08:30', to: '18:00', until: '18:00' } });
