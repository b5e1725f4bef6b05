/** What the page and `posthorn why` both say of whoever was, or was not, told. */
export const TOLD_WORDS = {
  en: { told: 'told', notTold: 'not told', by: 'by', sending: 'being sent', failed: 'failed' },
  zh: { told: '已提醒', notTold: '未提醒', by: '通过', sending: '发送中', failed: '发送失败' },
} as const;
