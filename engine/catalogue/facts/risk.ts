import { listOf, number, object, oneOf, string } from '../type.ts';
import { words } from '../words.ts';

const reason = object('Reason', {
  code: {
    type: string,
    words: words('code', '代码', 'What was found, as a code that stays the same.', '所发现的内容，代码保持不变。'),
    example: 'account-changed',
  },
  points: {
    type: number,
    words: words(
      'points',
      '分值',
      'What it adds to the score; below zero where it speaks for the mail.',
      '对总分的贡献；负值表示有利于该邮件。',
    ),
    example: '40',
  },
  text: {
    type: string,
    words: words('in words', '英文说明', 'What was found, in English.', '所发现内容的英文说明。'),
    example: 'The account to pay to is not the one that is known of this sender.',
  },
  textZh: {
    type: string,
    words: words('in Chinese', '中文说明', 'What was found, in Chinese.', '所发现内容的中文说明。'),
    example: '收款账户与该发件人已知的不同。',
  },
  evidence: {
    type: string,
    words: words('evidence', '证据', 'What in the mail shows it; may be empty.', '邮件中的证据，可能为空。'),
    example: 'DE89370400440532013000',
  },
});

/** How likely a mail is a fraud, and why. */
export const risk = object('Risk', {
  score: {
    type: number,
    words: words('score', '风险分', '0 to 100: the points of all reasons together.', '0 到 100：所有理由的分值之和。'),
    example: 'mail.risk.score >= 50',
  },
  level: {
    type: oneOf('none', 'low', 'suspicious', 'danger'),
    words: words(
      'level',
      '风险等级',
      '`suspicious` from 30 points on, `danger` from 60, `low` from 15.',
      '15 分起为 `low`，30 分起为 `suspicious`，60 分起为 `danger`。',
    ),
    example: "mail.risk.level === 'danger'",
  },
  reasons: {
    type: listOf(reason),
    words: words('reasons', '理由', 'Why, the weightiest first.', '判断理由，分值高者在前。'),
    example: "mail.risk.reasons.some((r) => r.code === 'account-changed')",
  },
  why: {
    type: string,
    words: words(
      'why, in English',
      '英文说明',
      'The weightiest reasons against it in words, one a line: for the text of an alert.',
      '主要风险理由的英文说明，每行一条，用于提醒文字。',
    ),
    example: '- The account to pay to is not the one that is known of this sender …',
  },
  whyZh: {
    type: string,
    words: words('why, in Chinese', '中文说明', 'The same in Chinese.', '主要风险理由的中文说明，每行一条。'),
    example: '- 收款账户与该发件人已知的不同……',
  },
});
