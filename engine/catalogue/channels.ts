/** How channels are called where nobody names them otherwise: by their kinds. The configuration may have others. */
export const USUAL_CHANNELS: readonly string[] = [
  'email',
  'webhook',
  'slack',
  'wecom',
  'wecom-robot',
  'feishu',
  'dingtalk',
  'webpush',
  'ntfy',
  'sms',
  'voice',
  'page',
];
