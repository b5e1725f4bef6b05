import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', hours: { days: ['monday'], from: '09:00', to: '09:00' } });
