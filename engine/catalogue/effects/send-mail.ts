import type { EffectEntry } from '../entry.ts';
import { instant, object, string } from '../type.ts';
import { words } from '../words.ts';

/** What `sendMail` returns. Its states come with the reports of mail servers. */
export const outgoing = object('Outgoing', {
  id: {
    type: string,
    words: words('id', '编号', "The sending's id, the same on every repeat of the run.", '发送编号，重放时保持不变。'),
  },
  to: { type: string, words: words('to', '收件人', 'Whom it was sent to.', '收件地址。') },
  messageId: {
    type: string,
    words: words('Message-ID', 'Message-ID', 'Without angle brackets.', '不含尖括号。'),
  },
});

export const sendMail: EffectEntry = {
  name: 'sendMail',
  reach: 'outside',
  words: words(
    'send a mail',
    '发送邮件',
    "Sends a mail of the company's own through the relay of the configuration, which says who may be written to and from whom.",
    '通过配置的中继发送公司邮件；可用的发件人和收件人由配置决定。',
  ),
  params: [
    {
      name: 'mail',
      words: words('mail', '邮件', 'The mail to send.', '要发送的邮件。'),
      type: object('NewMail', {
        to: {
          type: string,
          words: words('to', '收件人', 'One address.', '一个地址。'),
          example: 'mail.from.address',
        },
        from: {
          type: string,
          optional: true,
          words: words(
            'from',
            '发件人',
            "One address; without it the configuration's.",
            '一个地址，默认为配置的地址。',
          ),
          example: "'sales@ours.example'",
        },
        replyTo: {
          type: string,
          optional: true,
          words: words('reply to', '回复至', 'Where answers go.', '回复地址。'),
          example: "'sales@ours.example'",
        },
        subject: {
          type: string,
          optional: true,
          words: words('subject', '主题', 'One line, where no template is named.', '一行，未指定模板时使用。'),
          example: '`Your inquiry: ${mail.subject}`',
        },
        text: {
          type: string,
          optional: true,
          words: words('text', '正文', 'Plain text, where no template is named.', '纯文本，未指定模板时使用。'),
        },
        template: {
          type: string,
          optional: true,
          words: words('template', '模板', 'Name of a text below rules/templates.', 'rules/templates 下的文本名称。'),
          example: "'inquiry-thanks'",
        },
        language: {
          type: string,
          optional: true,
          words: words('language', '语言', "Of the template; without it 'en'.", '模板的语言，默认为 en。'),
          example: "'zh'",
        },
        at: {
          type: instant,
          optional: true,
          words: words(
            'at',
            '时刻',
            'When to send it: the policy waits until then. Without it at once.',
            '发送时刻，策略等到那时；默认为立即。',
          ),
          example: 'morning',
        },
      }),
    },
  ],
  returns: outgoing,
  example: "const sent = await sendMail({ to: mail.from.address, template: 'inquiry-thanks', at: morning });",
};
