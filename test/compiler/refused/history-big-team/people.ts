import { person, team } from 'posthorn';

export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'zh' });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh', superior: chen });
export const anna = person('anna', { name: 'Anna', zone: 'Europe/Berlin', language: 'de', channels: ['sms', 'email', 'voice'] });
export const omar = person('omar', { name: 'Omar', zone: 'Europe/Berlin', language: 'en' });
export const all = team('all', { name: 'All', lead: chen, members: [li, anna, omar] });
