import { type Hours, list, localTime, notify, person, policy, team, until, workingTime } from 'posthorn';
import { anna, chen } from '../people.ts';

const office: Hours = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '08:30',
  to: '18:00',
};
const offDays = list('off-days.csv');

export const mei = person('mei', {
  name: 'Mei Lin',
  zone: 'Asia/Shanghai',
  language: 'zh',
  superior: chen,
  deputy: 'rui',
  hours: office,
  holidays: offDays,
  quiet: { from: '22:00', to: '07:00' },
});
export const rui = person('rui', {
  name: 'Rui Chen',
  zone: 'Asia/Shanghai',
  language: 'zh',
  deputy: mei,
  hours: [office, { days: ['saturday'], from: '09:00', to: '12:00' }],
  holidays: ['2026-10-01'],
  quiet: [{ days: ['saturday', 'sunday'], from: '00:00', to: '24:00' }],
});

export const night = team('night', {
  name: 'Night desk',
  lead: mei,
  rota: { members: [mei, rui, anna], handover: 'weekly', on: 'monday', at: '09:00', since: '2026-01-05' },
});

/** Working hours, and whoever is on call. */
export default policy({
  title: 'People and time',
  owner: 'night',
  on: 'mail.received',
  async run({ mail }) {
    const there = await localTime(night.onCall);
    await notify([night.onCall, night.onCall.superior], { text: `It is ${there.hour} o'clock` });
    const due = await workingTime('8h', night.lead);
    if (!(await until(mail.answered, { by: due }))) {
      await notify(night.superior, { text: 'late' });
    }
  },
});
