import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', deputy: 'a' });
export const b = person('b', { name: 'B', zone: 'UTC', language: 'en', deputy: 'purchasing' });
