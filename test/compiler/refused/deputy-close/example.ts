import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', deputy: 'ana' });
