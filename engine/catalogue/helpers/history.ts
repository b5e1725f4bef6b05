import type { HelperEntry } from '../entry.ts';
import { duration, number, object, string } from '../type.ts';
import { words } from '../words.ts';

export const count: HelperEntry = {
  name: 'count',
  cost: 'dear',
  words: words(
    'count',
    '计数',
    'How many events of a kind there were about something in a sliding window, this one included.',
    '滑动时间窗内某类事件的次数，包含本次。',
  ),
  params: [
    {
      name: 'event',
      type: string,
      words: words('event', '事件', 'The kind of event.', '事件类型。'),
      example: "'mail.received'",
    },
    {
      name: 'options',
      words: words('options', '选项', 'Of what, and within which time.', '对象与时间窗。'),
      type: object('CountOptions', {
        of: {
          type: string,
          words: words(
            'of',
            '对象',
            'The value that the events share: a sender address.',
            '事件共有的值：如发件人地址。',
          ),
          example: 'mail.from.address',
        },
        within: { type: duration, words: words('within', '时间窗', 'The window.', '时间窗。'), example: "'15m'" },
      }),
    },
  ],
  returns: number,
  example: "count('mail.received', { of: mail.from.address, within: '15m' }) >= 5",
};
