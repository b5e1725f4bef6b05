import type { EffectEntry } from '../entry.ts';
import { duration, instant, number, object, oneOf, string, union, who } from '../type.ts';
import { words } from '../words.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const place = {
  name: 'where',
  type: union(who, string),
  words: words(
    'where',
    '何处',
    "A person (their time zone), whoever is on call, or an IANA zone such as 'Europe/Berlin'.",
    "某人或当班人员（取其时区），或 IANA 时区，如 'Europe/Berlin'。",
  ),
  example: 'purchasing.lead',
  text: 'zone',
} as const;

/** Time as the clock on somebody's wall shows it. An effect, because zone data differ between machines: its answer is recorded. */
export const localTime: EffectEntry = {
  name: 'localTime',
  reach: 'own',
  words: words('local time', '当地时间', 'What the clock shows at a place now.', '某地现在的时间。'),
  params: [place],
  returns: object('LocalTime', {
    date: { type: string, words: words('date', '日期', 'YYYY-MM-DD', 'YYYY-MM-DD') },
    weekday: { type: oneOf(...WEEKDAYS), words: words('weekday', '星期', 'In English, lower case.', '英文小写。') },
    hour: { type: number, words: words('hour', '小时', '0 to 23', '0 到 23') },
    minute: { type: number, words: words('minute', '分钟', '0 to 59', '0 到 59') },
  }),
  example: 'const there = await localTime(purchasing.lead);',
};

export const nextTime: EffectEntry = {
  name: 'nextTime',
  reach: 'own',
  words: words(
    'next time',
    '下一个时刻',
    'The next instant at which the clock at a place shows that time, daylight saving included.',
    '某地时钟下次显示该时间的时刻，已计夏令时。',
  ),
  params: [
    {
      name: 'time',
      type: string,
      words: words('time', '时间', 'HH:MM, 24 hours.', 'HH:MM，24 小时制。'),
      example: "'09:00'",
      text: 'time',
    },
    place,
  ],
  returns: instant,
  example: "const morning = await nextTime('09:00', purchasing.lead);",
};

export const workingTime: EffectEntry = {
  name: 'workingTime',
  reach: 'own',
  words: words(
    'working time',
    '工作时间',
    'The instant at which so much of a person’s working time will have passed: their hours, without holidays and absences.',
    '某人的工作时间累计达到该长度的时刻：按其工时计算，不含假日与缺勤。',
  ),
  params: [
    {
      name: 'duration',
      type: duration,
      words: words('duration', '时长', 'How much working time.', '工作时间的长度。'),
      example: "'8h'",
    },
    {
      name: 'who',
      type: who,
      words: words(
        'who',
        '谁',
        'Whose working time: of a team, its lead’s; of one who is away, that of whoever stands in.',
        '谁的工作时间：团队取其负责人；缺勤者取其代理人。',
      ),
      example: 'sales.lead',
    },
  ],
  returns: instant,
  example: "const due = await workingTime('8h', sales.lead);",
};
