import { person, team } from 'posthorn';

export const boss = person('boss', { name: 'Boss', zone: 'Asia/Shanghai', language: 'en', channels: ['hook'] });
export const li = person('li', {
  name: 'Li',
  zone: 'Asia/Shanghai',
  language: 'en',
  superior: boss,
  channels: ['hook', 'email'],
});
export const wang = person('wang', {
  name: 'Wang',
  zone: 'Asia/Shanghai',
  language: 'en',
  superior: boss,
  channels: ['hook', 'email'],
});
/** Is told by mail alone. */
export const chen = person('chen', {
  name: 'Chen',
  zone: 'Europe/Berlin',
  language: 'en',
  superior: boss,
  channels: ['email'],
});
/** Has two channels, one after the other. */
export const zhou = person('zhou', {
  name: 'Zhou',
  zone: 'Asia/Shanghai',
  language: 'en',
  superior: boss,
  channels: ['hook', 'email'],
});

export const desk = team('desk', { name: 'Desk', lead: li, superior: boss, members: [li, wang, chen, zhou] });
