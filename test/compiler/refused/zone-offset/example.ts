import { person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'GMT+8', language: 'en' });
