import { list, person } from 'posthorn';

export const offDays = list('off-days.csv');
export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', holidays: offDays });
