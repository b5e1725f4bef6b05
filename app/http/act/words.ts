import { linkWords } from '../../../connectors/channels/link-lines.ts';
import type { Action } from '../../../connectors/links/token.ts';
import type { Before } from '../../acts/deeds.ts';

type ByAction = { readonly [action in Action]: string };

/** Every word of the pages behind links, in one language. */
export interface ActWords {
  /** The question that the page asks. */
  readonly ask: ByAction;
  readonly means: ByAction;
  readonly button: ByAction;
  readonly asPerson: string;
  readonly alert: string;
  readonly sentAt: string;
  readonly now: ByAction;
  readonly already: { readonly [state in Before['state']]: string };
  readonly by: string;
  readonly somebody: string;
  readonly at: string;
  readonly closeWindow: string;
  readonly invalid: string;
  readonly invalidHow: string;
  readonly expired: string;
  readonly expiredHow: string;
  readonly gone: string;
  readonly goneHow: string;
  readonly tooMany: string;
  readonly tooManyHow: string;
  readonly foreign: string;
  readonly foreignHow: string;
  readonly identity: string;
  readonly sendCode: string;
  readonly codeSent: (channel: string) => string;
  readonly code: string;
  readonly wrongCode: string;
  readonly codeOver: string;
  readonly anotherCode: string;
  readonly noRoad: string;
  readonly noMoreCodes: string;
}

const en: ActWords = {
  ask: {
    acknowledge: 'Take this on?',
    resolve: 'Is this resolved?',
    fine: 'Was this mail fine?',
    bad: 'Was this mail a fraud?',
  },
  means: {
    acknowledge: 'Nobody else is called about it any more; you see to it.',
    resolve: 'The matter is settled: what waits for it stops, and those who were told may hear of it.',
    fine: 'What was found in it will not count against the next mails of its sender. Another account, or another hand in the thread, always will. If the mail is held, whoever looks after that is told.',
    bad: 'The next mails of its sender are looked at more closely.',
  },
  button: {
    acknowledge: linkWords('en').acknowledge,
    resolve: 'Yes, it is resolved',
    fine: linkWords('en').fine,
    bad: linkWords('en').bad,
  },
  asPerson: 'You act as',
  alert: 'Alert',
  sentAt: 'Sent',
  now: {
    acknowledge: 'You have taken it on.',
    resolve: 'It is resolved.',
    fine: 'You have said that it was fine.',
    bad: 'You have said that it was bad.',
  },
  already: {
    acknowledged: 'This was taken on already.',
    resolved: 'This was resolved already.',
    fine: 'This was called fine already.',
    bad: 'This was called bad already.',
  },
  by: 'By',
  somebody: 'somebody',
  at: 'At',
  closeWindow: 'You can close this window.',
  invalid: 'This link is not valid.',
  invalidHow:
    'Mail programs sometimes cut long links in two: open it from the alert itself, or copy the whole of it. If that does not help, use a newer alert, or the page of Posthorn.',
  expired: 'This link has expired.',
  expiredHow: 'Links act for a limited time. Use a newer alert about the matter, or the page of Posthorn.',
  gone: 'This alert is no longer kept.',
  goneHow: 'There is nothing left to do with it.',
  tooMany: 'Too many links that are not valid.',
  tooManyHow: 'Wait ten minutes, then open the link from the alert itself.',
  foreign: 'This did not come from our page.',
  foreignHow: 'Open the link from the alert, and press the button there.',
  identity: 'This policy asks who you are. A code of six digits is sent to you; the link alone is not enough.',
  sendCode: 'Send me the code',
  codeSent: (channel) => `A code was sent to you by ${channel}. It is valid for ten minutes.`,
  code: 'Code',
  wrongCode: 'That is not the code.',
  codeOver: 'This code is no longer valid.',
  anotherCode: 'Send me another code',
  noRoad: 'The code could not be sent to you by any channel. Use the page of Posthorn.',
  noMoreCodes: 'No more codes are sent for this link. Use a newer alert, or the page of Posthorn.',
};

const zh: ActWords = {
  ask: { acknowledge: '由您接手处理？', resolve: '此事已解决？', fine: '这封邮件正常？', bad: '这封邮件是欺诈？' },
  means: {
    acknowledge: '不再为此事提醒其他人，由您负责处理。',
    resolve: '此事已了结：相关等待停止，已收到提醒的人可能会得到通知。',
    fine: '本次发现的理由不再计入该发件人今后的邮件；更换账户或他人介入往来除外。若邮件已被隔离，将通知负责人。',
    bad: '今后对该发件人的邮件将更严格地检查。',
  },
  button: {
    acknowledge: linkWords('zh').acknowledge,
    resolve: '是，已解决',
    fine: linkWords('zh').fine,
    bad: linkWords('zh').bad,
  },
  asPerson: '操作人',
  alert: '提醒',
  sentAt: '发送时间',
  now: {
    acknowledge: '您已接手。',
    resolve: '已标记为解决。',
    fine: '您已确认邮件正常。',
    bad: '您已认定邮件有问题。',
  },
  already: {
    acknowledged: '此事已有人接手。',
    resolved: '此事已解决。',
    fine: '此邮件已被确认正常。',
    bad: '此邮件已被认定有问题。',
  },
  by: '操作人',
  somebody: '某人',
  at: '时间',
  closeWindow: '可以关闭此窗口。',
  invalid: '此链接无效。',
  invalidHow:
    '邮件程序有时会截断长链接：请从提醒中直接打开，或复制完整链接。如仍无效，请使用更新的提醒或 Posthorn 页面。',
  expired: '此链接已过期。',
  expiredHow: '链接在限定时间内有效。请使用关于此事的更新提醒，或 Posthorn 页面。',
  gone: '此提醒已不再保存。',
  goneHow: '无需再处理。',
  tooMany: '无效链接过多。',
  tooManyHow: '请等待十分钟，然后从提醒中直接打开链接。',
  foreign: '此请求并非来自本页面。',
  foreignHow: '请从提醒中打开链接，并在页面上点击按钮。',
  identity: '此策略要求验证身份。将向您发送六位验证码；仅有链接是不够的。',
  sendCode: '发送验证码',
  codeSent: (channel) => `验证码已通过 ${channel} 发送，十分钟内有效。`,
  code: '验证码',
  wrongCode: '验证码不正确。',
  codeOver: '验证码已失效。',
  anotherCode: '重新发送验证码',
  noRoad: '无法通过任何渠道向您发送验证码。请使用 Posthorn 页面。',
  noMoreCodes: '此链接不再发送验证码。请使用更新的提醒，或 Posthorn 页面。',
};

export const ACT_WORDS = { en, zh } as const;
