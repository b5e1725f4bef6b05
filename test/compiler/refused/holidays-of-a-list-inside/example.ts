import { list, person } from 'posthorn';

export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', holidays: list('carriers.csv') });
