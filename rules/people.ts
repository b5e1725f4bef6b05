import { type Hours, person, team } from 'posthorn';
import { holidaysInChina, holidaysInHamburg } from './lists.ts';

// Elmwood Home is made up: a furniture exporter in Foshan with a sales office in Hamburg. Addresses and phone numbers are
// not here but in the directory, so that this file can be reviewed by anybody.

/** Foshan works on Saturday mornings, too. */
const foshan: readonly Hours[] = [
  { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:30', to: '18:00' },
  { days: ['saturday'], from: '08:30', to: '12:00' },
];
const hamburg: Hours = { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:30' };
/** Nothing rings. What is written is there in the morning. */
const night: Hours = { from: '22:00', to: '07:00' };

/** General manager. What nobody below has taken on ends here. */
export const chen = person('chen', {
  name: 'Chen Guodong',
  zone: 'Asia/Shanghai',
  language: 'zh',
  channels: ['email'],
  deputy: 'wu',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});

export const li = person('li', {
  name: 'Li Na',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'wang',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
export const wang = person('wang', {
  name: 'Wang Lei',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: li,
  channels: ['email'],
  deputy: 'li',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});

export const zhao = person('zhao', {
  name: 'Zhao Min',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'qian',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
export const qian = person('qian', {
  name: 'Qian Yu',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: zhao,
  channels: ['email'],
  deputy: 'zhao',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});

export const sun = person('sun', {
  name: 'Sun Li',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'zhou',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
export const zhou = person('zhou', {
  name: 'Zhou Ting',
  zone: 'Asia/Shanghai',
  language: 'en',
  superior: sun,
  channels: ['email'],
  deputy: 'sun',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});

export const gao = person('gao', {
  name: 'Gao Feng',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'luo',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
export const luo = person('luo', {
  name: 'Luo Jing',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: gao,
  channels: ['email'],
  deputy: 'gao',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});

export const wu = person('wu', {
  name: 'Wu Gang',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'zheng',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
export const zheng = person('zheng', {
  name: 'Zheng Yan',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: wu,
  channels: ['email'],
  deputy: 'wu',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
/** The Hamburg office: awake while Foshan sleeps. */
export const meyer = person('meyer', {
  name: 'Jonas Meyer',
  zone: 'Europe/Berlin',
  language: 'en',
  superior: wu,
  channels: ['email'],
  deputy: 'zheng',
  hours: hamburg,
  holidays: holidaysInHamburg,
  quiet: night,
});

export const feng = person('feng', {
  name: 'Feng Hui',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'xu',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
export const xu = person('xu', {
  name: 'Xu Jia',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: feng,
  channels: ['email'],
  deputy: 'feng',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});

export const tang = person('tang', {
  name: 'Tang Wei',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'he',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
export const he = person('he', {
  name: 'He Xin',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  deputy: 'tang',
  hours: foshan,
  holidays: holidaysInChina,
  quiet: night,
});
/** Somebody tries to get in at night if at all: he has no quiet hours. */
export const lin = person('lin', {
  name: 'Lin Tao',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
  hours: foshan,
  holidays: holidaysInChina,
});

export const purchasing = team('purchasing', { name: 'Purchasing', lead: li, superior: chen, members: [li, wang] });
export const customs = team('customs', { name: 'Customs', lead: zhao, superior: chen, members: [zhao, qian] });
/** Complaints go to whoever has the week: `service.onCall`. */
export const service = team('service', {
  name: 'Customer service',
  lead: sun,
  superior: chen,
  members: [sun, zhou],
  rota: { members: [zhou, sun], handover: 'weekly', on: 'monday', at: '08:30', since: '2026-01-05' },
});
/** Books vessels, checks bills of lading, talks to the forwarders. */
export const logistics = team('logistics', { name: 'Shipping', lead: gao, superior: chen, members: [gao, luo] });
export const sales = team('sales', { name: 'Export sales', lead: wu, superior: chen, members: [wu, zheng, meyer] });
export const finance = team('finance', { name: 'Finance', lead: feng, superior: chen, members: [feng, xu] });
export const legal = team('legal', { name: 'Legal', lead: tang, superior: chen, members: [tang] });
export const office = team('office', { name: 'Office', lead: he, superior: chen, members: [he] });
export const security = team('security', { name: 'IT security', lead: lin, superior: chen, members: [lin] });
