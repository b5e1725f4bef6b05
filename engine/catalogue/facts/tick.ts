import type { FactGroup } from '../entry.ts';
import { instant, maybe } from '../type.ts';
import { words } from '../words.ts';

/** What a policy on `schedule(…)` knows. Both instants are nominal: a tick that was taken in late tells when it was due. */
export const tick: FactGroup = {
  name: 'tick',
  words: words('tick', '定时', 'The moment of the schedule.', '定时计划的时刻。'),
  fields: {
    at: {
      type: instant,
      words: words('at', '时刻', 'When it was due.', '应触发的时刻。'),
      example: '2026-07-08T01:00:00.000Z',
    },
    previous: {
      type: maybe(instant),
      words: words(
        'previous',
        '上一次',
        'When the schedule was due before; absent where it never was.',
        '计划上一次应触发的时刻；从未触发则为空。',
      ),
      example: '2026-07-07T01:00:00.000Z',
    },
  },
};
