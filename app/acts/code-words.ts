export const CODE_WORDS = {
  en: {
    subject: 'Your code',
    body: (code: string) =>
      `${code} is your code, for ten minutes. If you did not ask for it, somebody else holds a link of yours: tell your administrator.`,
  },
  zh: {
    subject: '您的验证码',
    body: (code: string) => `验证码 ${code}，十分钟内有效。若非本人操作，说明他人持有发给您的链接，请告知管理员。`,
  },
} as const;
