import { person, team } from 'posthorn';

const id = 'wang';
export const wang = person(id, { name: 'Wang', zone: 'UTC', language: 'zh' });
export const zhao = person('zhao wei', { name: 'Zhao', zone: 'UTC', language: 'zh' });
export const desk = team('desk', 'Desk');
