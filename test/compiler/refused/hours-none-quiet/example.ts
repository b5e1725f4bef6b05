import { person } from 'posthorn';

const night = '22:00';
export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', quiet: [{ from: night, to: night }] });
