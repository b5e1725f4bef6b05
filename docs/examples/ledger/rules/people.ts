import { person } from 'posthorn';

export const meyer = person('meyer', { name: 'Jana Meyer', zone: 'Europe/Berlin', language: 'en' });
