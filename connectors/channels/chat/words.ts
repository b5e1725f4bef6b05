/** What a message in a chat says beside the alert's own text. */
export interface ChatWords {
  /** Stands above an alert that warns of danger. */
  readonly danger: string;
  readonly recipient: string;
  readonly policy: string;
  readonly became: { readonly [state in 'acknowledged' | 'resolved']: (by?: string) => string };
  /** To somebody who pressed a button that is not for them. */
  readonly stranger: string;
  readonly notYours: string;
}

const en: ChatWords = {
  danger: '⚠ Security warning',
  recipient: 'For',
  policy: 'Policy',
  became: {
    acknowledged: (by) => (by ? `✓ Taken on by ${by}` : '✓ Taken on'),
    resolved: (by) => (by ? `✓ Resolved by ${by}` : '✓ Resolved'),
  },
  stranger: 'Posthorn does not know you here. Ask its administrator to add your Slack user ID to the directory.',
  notYours: 'Only the person whom this alert is for can do that.',
};

const zh: ChatWords = {
  danger: '⚠ 安全警告',
  recipient: '收件人',
  policy: '策略',
  became: {
    acknowledged: (by) => (by ? `✓ ${by} 已接手` : '✓ 已接手'),
    resolved: (by) => (by ? `✓ ${by} 已解决` : '✓ 已解决'),
  },
  stranger: 'Posthorn 不认识您。请管理员把您的 Slack 用户 ID 加入通讯录。',
  notYours: '只有此提醒的收件人可以这样做。',
};

/** @param language of a person, BCP 47 */
export const chatWords = (language: string): ChatWords => (/^zh\b/i.test(language) ? zh : en);
