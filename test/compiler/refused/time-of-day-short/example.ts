import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', hours: { from: '8:30', to: '18:00' } });
