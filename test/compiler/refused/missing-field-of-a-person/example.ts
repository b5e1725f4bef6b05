import { person, team } from 'posthorn';

export const wang = person('wang', { name: 'Wang', zone: 'UTC' });
export const desk = team('desk', { name: 'Desk' });
