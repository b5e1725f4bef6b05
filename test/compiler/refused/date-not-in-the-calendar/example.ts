import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', holidays: ['2026-02-28', '2026-02-29'] });
