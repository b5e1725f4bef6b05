import type { EffectEntry } from '../entry.ts';
import { boolean, duration, instant, listOf, maybe, object, oneOf, string, union, who } from '../type.ts';
import { words } from '../words.ts';
import { firstQuote } from './quote.ts';

/** What `notify` returns: its states hold when one of those persons has taken the alert on, or settled the matter. */
export const alert = object('Alert', {
  id: {
    type: string,
    words: words('id', '编号', "The wish's id, the same on every repeat of the run.", '愿望编号，重放时保持不变。'),
  },
  told: {
    type: listOf(string),
    words: words(
      'told',
      '已告知',
      'Ids of the persons whom an alert carries this text to.',
      '通过提醒获知此文的人员编号。',
    ),
  },
});

export const notify: EffectEntry = {
  name: 'notify',
  reach: 'outside',
  words: words(
    'notify',
    '通知',
    'Tells persons: each of them once, by the best channel; or it is written down why not.',
    '通知某些人：每人只通知一次，使用最合适的渠道；未通知的会记录原因。',
  ),
  params: [
    {
      name: 'who',
      type: union(who, listOf(who)),
      words: words('who', '告知谁', 'Persons, teams or places in them.', '人员、团队或其中的职位。'),
      example: '[purchasing.lead, customs.lead]',
    },
    {
      name: 'what',
      words: words('what', '内容', 'The text, and how it presses.', '文字及其紧急程度。'),
      type: object('Notice', {
        template: {
          type: string,
          optional: true,
          words: words('template', '模板', 'Name of a text below rules/templates.', 'rules/templates 下的文本名称。'),
          example: "'shipping-trouble'",
        },
        text: {
          type: string,
          optional: true,
          words: words('text', '文字', 'The text itself, where no template is named.', '未指定模板时的文字本身。'),
          example: '`Held: ${mail.subject}`',
        },
        stage: {
          type: oneOf('first', 'reminder', 'escalation', 'resolved'),
          optional: true,
          words: words(
            'stage',
            '阶段',
            'What the alert asks of attention. Each person is told once for each stage. Without it: first.',
            '提醒所处的阶段。每人每阶段只告知一次，默认为 first。',
          ),
          example: "'escalation'",
        },
        priority: {
          type: oneOf('urgent', 'high', 'normal', 'low'),
          optional: true,
          words: words(
            'priority',
            '优先级',
            "Without it: the policy's; for what is resolved, normal at most.",
            '默认为策略的优先级；已解决阶段最高为普通。',
          ),
          example: "'urgent'",
        },
        danger: {
          type: boolean,
          optional: true,
          words: words(
            'danger',
            '危险',
            'A security warning: it stands first in an alert, and is told even where the person was told already.',
            '安全警告：在提醒中置顶，即使已告知过也会再次告知。',
          ),
          example: 'true',
        },
        by: {
          type: listOf(string),
          optional: true,
          words: words(
            'by',
            '渠道',
            'Channels to try before those of the person: a call, where an SMS would do otherwise.',
            '优先尝试的渠道，如先打电话而非短信。',
          ),
          example: "['voice', 'sms']",
        },
        acknowledgeWithin: {
          type: duration,
          optional: true,
          words: words(
            'acknowledge within',
            '确认时限',
            'How long each channel has: then, unless somebody has acknowledged, the next one is tried.',
            '每个渠道的等待时限；逾时无人确认则尝试下一个渠道。',
          ),
          example: "'10m'",
        },
        breakThrough: {
          type: boolean,
          optional: true,
          words: words(
            'break through',
            '突破免打扰',
            'It may ring in quiet hours. For what cannot wait until the morning.',
            '可在免打扰时段响铃，仅用于不能等到早晨的事。',
          ),
          example: 'true',
        },
        ringFrom: {
          type: instant,
          optional: true,
          words: words(
            'ring from',
            '何时起响铃',
            'It does not ring before then, as in quiet hours: it is shown at once by what is silent, and rings then as a reminder unless the mail was read. Less than a minute ahead is now.',
            '此前如免打扰时段不响铃：先以静默渠道显示，届时若仍未读则作为提醒响铃。一分钟以内视为现在。',
          ),
          example: 'opening',
        },
        identity: {
          type: boolean,
          optional: true,
          words: words(
            'identity',
            '验证身份',
            'Whoever acknowledges must prove who they are: to hold the link is not enough.',
            '确认者须验证身份，仅持有链接不够。',
          ),
          example: 'true',
        },
        verdict: {
          type: boolean,
          optional: true,
          words: words(
            'asks for a verdict',
            '请求判定',
            'It asks whether the mail was fine or bad, by two buttons: `fine` makes `cleared` true, and both change the next verdict on its sender.',
            '提供“正常/有问题”两个按钮：选“正常”则 `cleared` 成立，二者都会影响对该发件人的下次判断。',
          ),
          example: 'true',
        },
        digest: {
          type: object('Digest', {
            key: {
              type: string,
              words: words(
                'key',
                '汇总名',
                'What is gathered under the same name becomes one alert to each person, across all mails.',
                '同名提醒跨邮件合并为每人一条。',
              ),
              example: "'promotions'",
            },
            wait: {
              type: duration,
              words: words('wait', '等待', 'From the first of them to the summary.', '从第一条到发出汇总的时间。'),
              example: "'30m'",
            },
            every: {
              type: duration,
              optional: true,
              words: words(
                'every',
                '间隔',
                'The least time from one summary to the next. Without it: as long as the wait.',
                '两次汇总的最短间隔，默认与等待相同。',
              ),
              example: "'4h'",
            },
          }),
          optional: true,
          words: words(
            'digest',
            '汇总',
            'It goes into a summary with others instead of an alert of its own.',
            '并入汇总，不单独提醒。',
          ),
          example: "{ key: 'promotions', wait: '30m', every: '4h' }",
        },
        quote: {
          type: maybe(firstQuote),
          optional: true,
          words: words(
            'quote',
            '初步报价',
            'A first quote that the alert carries: as text, and as PDF by mail and on the page.',
            '提醒所附的初步报价：文字，及邮件附件和页面上的 PDF。',
          ),
          example: 'first',
        },
      }),
    },
  ],
  returns: alert,
  example: "await notify(purchasing.lead, { template: 'shipping-trouble' });",
};
