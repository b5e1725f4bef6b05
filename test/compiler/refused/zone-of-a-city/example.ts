import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'Shanghai', language: 'en' });
