import { person } from 'posthorn';

export const li = person('li', { name: 'Another Li', zone: 'UTC', language: 'en' });
