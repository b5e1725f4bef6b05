import { person, team } from 'posthorn';

/** The general manager: whom everything ends with. */
export const gm = person('gm', {
  name: 'Gao Ming',
  zone: 'Asia/Shanghai',
  language: 'zh',
  channels: ['call', 'email'],
});
/** A phone, a desktop and mail; nothing rings from ten at night to seven. */
export const mei = person('mei', {
  name: 'Mei',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: gm,
  deputy: 'bo',
  channels: ['sms', 'desktop', 'email'],
  hours: { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' },
  holidays: ['2026-10-01', '2026-10-02'],
  quiet: { from: '22:00', to: '07:00' },
});
/** Mail alone. */
export const bo = person('bo', {
  name: 'Bo',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: gm,
  channels: ['email'],
});
/** A phone and nothing else, but for the page that everybody has. */
export const anna = person('anna', {
  name: 'Anna',
  zone: 'Europe/Berlin',
  language: 'en',
  superior: gm,
  channels: ['sms'],
  hours: { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '16:00' },
  quiet: { from: '22:00', to: '07:00' },
});
/** Can be called, then sent an SMS, then a mail. */
export const carl = person('carl', {
  name: 'Carl',
  zone: 'Europe/Berlin',
  language: 'en',
  superior: anna,
  channels: ['call', 'sms', 'email'],
});
export const dana = person('dana', {
  name: 'Dana',
  zone: 'America/New_York',
  language: 'en',
  superior: gm,
  channels: ['sms', 'email'],
  quiet: { from: '21:00', to: '06:30', days: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'] },
});

/** Hands over every Monday at nine, by the clock of who takes over. */
export const desk = team('desk', {
  name: 'Desk',
  lead: mei,
  superior: gm,
  members: [mei, carl, dana],
  rota: { members: [mei, carl, dana], handover: 'weekly', on: 'monday', at: '09:00', since: '2026-01-05' },
});
/** Hands over every morning. */
export const night = team('night', {
  name: 'Night',
  lead: bo,
  superior: gm,
  members: [bo, carl],
  rota: { members: [bo, carl], handover: 'daily', at: '08:00', since: '2026-03-02' },
});
