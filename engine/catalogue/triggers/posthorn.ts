import type { TriggerEntry } from '../entry.ts';
import { type Fields, instant, number, string } from '../type.ts';
import { words } from '../words.ts';

const since = {
  type: instant,
  words: words('since', '自何时', 'Since when it is so.', '从何时起如此。'),
  example: '2026-07-08T09:00:00.000Z',
} as const;

const detail = {
  type: string,
  words: words(
    'detail',
    '详情',
    'What is wrong, as a sentence without a word of any mail.',
    '问题说明，不含邮件内容。',
  ),
  example: 'The host mail.ours.example does not answer.',
} as const;

const source: Fields = {
  name: {
    type: string,
    words: words('name', '名称', 'The source, as the configuration names it.', '来源，按配置中的名称。'),
    example: 'sales',
  },
  detail,
  since,
};

const silence: Fields = {
  name: {
    type: string,
    words: words('name', '名称', "The silence's id.", '静默编号。'),
    example: 's-41',
  },
  by: {
    type: string,
    words: words('by', '创建人', 'The person who made it, by id.', '创建者的人员编号。'),
    example: 'li',
  },
  detail: {
    type: string,
    words: words(
      'detail',
      '详情',
      'What it silences, and the comment of whoever made it.',
      '静默的内容以及创建者的备注。',
    ),
    example: 'policy is logistics/*: port strike, everybody knows',
  },
};

/** Trouble of Posthorn itself, for ordinary policies to handle. Nobody outside can raise these. */
export const posthornTriggers: readonly TriggerEntry[] = [
  {
    name: 'posthorn.source-silent',
    gives: ['data'],
    data: source,
    words: words(
      'a source is silent',
      '来源无消息',
      'A source has brought nothing for longer than its configuration expects.',
      '某来源超过配置的时长没有任何邮件。',
    ),
  },
  {
    name: 'posthorn.source-failing',
    gives: ['data'],
    data: source,
    words: words('a source is failing', '来源故障', 'A source cannot work.', '某来源无法工作。'),
  },
  {
    name: 'posthorn.channel-failing',
    gives: ['data'],
    data: {
      ...source,
      name: {
        type: string,
        words: words('name', '名称', 'The channel, as the configuration names it.', '渠道，按配置中的名称。'),
        example: 'sms',
      },
      failures: {
        type: number,
        words: words('failures', '失败次数', 'Deliveries that failed since then.', '此后失败的投递次数。'),
        example: '5',
      },
    },
    words: words('a channel is failing', '渠道故障', 'A channel keeps failing.', '某渠道持续失败。'),
  },
  {
    name: 'posthorn.silence-ending',
    gives: ['data'],
    data: {
      ...silence,
      until: {
        type: instant,
        words: words('until', '截止', 'When it ends.', '结束时刻。'),
        example: '2026-07-08T18:00:00.000Z',
      },
    },
    words: words('a silence is ending', '静默即将结束', 'A silence ends soon.', '某静默即将结束。'),
  },
  {
    name: 'posthorn.silence-hid',
    gives: ['data'],
    data: {
      ...silence,
      hidden: {
        type: number,
        words: words('hidden', '已隐藏', 'How many alerts it has hidden so far.', '至今隐藏的提醒数量。'),
        example: '3',
      },
    },
    words: words(
      'a silence hid something urgent',
      '静默隐藏了紧急提醒',
      'A silence has hidden an urgent alert.',
      '某静默隐藏了紧急提醒。',
    ),
  },
  {
    name: 'posthorn.event-failed',
    gives: ['data'],
    data: {
      name: {
        type: string,
        words: words('name', '名称', "The event's id.", '事件编号。'),
        example: 'mail-4f0c…',
      },
      detail,
      since,
    },
    words: words(
      'an event failed',
      '事件处理失败',
      'The workflow of an event ended in an error, or could not be started.',
      '某事件的工作流出错结束，或无法启动。',
    ),
  },
  {
    name: 'posthorn.judged-in-part',
    gives: ['data'],
    data: {
      name: {
        type: string,
        words: words('name', '名称', "The event's id.", '事件编号。'),
        example: 'mail-4f0c…',
      },
      policies: {
        type: string,
        words: words('policies', '策略', 'Which policies could not judge it.', '未能判断该事件的策略。'),
        example: 'logistics/shipping-trouble, finance/payment-notice',
      },
      detail,
      since,
    },
    words: words(
      'an event was judged in part',
      '事件仅部分判断',
      'Conditions of policies wanted more work than one event may cost, so nobody knows whether these policies should have started.',
      '策略条件所需的运算超过单个事件的上限，无法得知这些策略是否应当启动。',
    ),
  },
];
