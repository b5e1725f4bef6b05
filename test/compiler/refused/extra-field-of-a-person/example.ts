import { person } from 'posthorn';

export const wang = person('wang', { name: 'Wang', zone: 'UTC', language: 'zh', phone: '1' });
