import { person, team } from 'posthorn';

// Elmwood Home is made up: a furniture exporter in Foshan with a sales office in Hamburg. Addresses and phone numbers are
// not here but in the directory, so that this file can be reviewed by anybody.

/** General manager. What nobody below has taken on ends here. */
export const chen = person('chen', {
  name: 'Chen Guodong',
  zone: 'Asia/Shanghai',
  language: 'zh',
  channels: ['email'],
});

export const li = person('li', {
  name: 'Li Na',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const wang = person('wang', {
  name: 'Wang Lei',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: li,
  channels: ['email'],
});

export const zhao = person('zhao', {
  name: 'Zhao Min',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const qian = person('qian', {
  name: 'Qian Yu',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: zhao,
  channels: ['email'],
});

export const sun = person('sun', {
  name: 'Sun Li',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const zhou = person('zhou', {
  name: 'Zhou Ting',
  zone: 'Asia/Shanghai',
  language: 'en',
  superior: sun,
  channels: ['email'],
});

export const gao = person('gao', {
  name: 'Gao Feng',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const luo = person('luo', {
  name: 'Luo Jing',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: gao,
  channels: ['email'],
});

export const wu = person('wu', {
  name: 'Wu Gang',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const zheng = person('zheng', {
  name: 'Zheng Yan',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: wu,
  channels: ['email'],
});
/** The Hamburg office: awake while Foshan sleeps. */
export const meyer = person('meyer', {
  name: 'Jonas Meyer',
  zone: 'Europe/Berlin',
  language: 'en',
  superior: wu,
  channels: ['email'],
});

export const feng = person('feng', {
  name: 'Feng Hui',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const xu = person('xu', {
  name: 'Xu Jia',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: feng,
  channels: ['email'],
});

export const tang = person('tang', {
  name: 'Tang Wei',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const he = person('he', {
  name: 'He Xin',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});
export const lin = person('lin', {
  name: 'Lin Tao',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  channels: ['email'],
});

export const purchasing = team('purchasing', { name: 'Purchasing', lead: li, superior: chen, members: [li, wang] });
export const customs = team('customs', { name: 'Customs', lead: zhao, superior: chen, members: [zhao, qian] });
export const service = team('service', { name: 'Customer service', lead: sun, superior: chen, members: [sun, zhou] });
/** Books vessels, checks bills of lading, talks to the forwarders. */
export const logistics = team('logistics', { name: 'Shipping', lead: gao, superior: chen, members: [gao, luo] });
export const sales = team('sales', { name: 'Export sales', lead: wu, superior: chen, members: [wu, zheng, meyer] });
export const finance = team('finance', { name: 'Finance', lead: feng, superior: chen, members: [feng, xu] });
export const legal = team('legal', { name: 'Legal', lead: tang, superior: chen, members: [tang] });
export const office = team('office', { name: 'Office', lead: he, superior: chen, members: [he] });
export const security = team('security', { name: 'IT security', lead: lin, superior: chen, members: [lin] });
