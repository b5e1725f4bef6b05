import { person, team } from 'posthorn';

export const chen = person('chen', { name: 'Chen Wei', zone: 'Asia/Shanghai', language: 'zh' });
export const li = person('li', {
  name: 'Li Na',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email', 'page'],
});
export const anna = person('anna', { name: 'Anna Schmidt', zone: 'Europe/Berlin', language: 'de-DE', superior: li });

export const purchasing = team('purchasing', { name: 'Purchasing', lead: li, superior: chen, members: [li, anna] });
export const customs = team('customs', { name: 'Customs', lead: anna, members: [anna] });
export const service = team('service', { name: 'Service', lead: anna, members: [anna, li] });
export const logistics = team('logistics', { name: 'Logistics', lead: li, superior: chen, members: [li] });
