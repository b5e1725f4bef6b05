import { person } from 'posthorn';

export const wang = person('wang', { name: 'Wang', zone: 'China', language: 'zh' });
