import { person, team } from 'posthorn';

export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'zh' });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh', superior: chen });
export const anna = person('anna', { name: 'Anna', zone: 'Europe/Berlin', language: 'en', superior: chen });
export const desk = team('desk', { name: 'Desk', lead: li, members: [li, anna] });
