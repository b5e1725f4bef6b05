import type { Fields } from '../../type.ts';
import { listOf, string } from '../../type.ts';
import { words } from '../../words.ts';
import { auth } from '../auth.ts';
import { history } from '../history.ts';
import { risk } from '../risk.ts';

/** What was found about it. */
export const JUDGED: Fields = {
  auth: {
    type: auth,
    words: words(
      'authenticity',
      '真实性',
      'Whether it comes from where it says, as servers that are believed have found, or our own check.',
      '邮件是否确实来自其所称来源：由受信任的服务器或自行验证得出。',
    ),
    example: "mail.auth.dmarc === 'pass'",
  },
  history: {
    type: history,
    words: words(
      'history of the sender',
      '发件人历史',
      'What earlier mails say of the sender: kept from the day on which a policy asks for it or for the risk.',
      '此前邮件中关于该发件人的情况；自有策略查询此项或风险之日起记录。',
    ),
    example: 'mail.history.mails > 0',
  },
  risk: {
    type: risk,
    words: words(
      'risk',
      '风险',
      'How likely it is a fraud, judged from what it is, what `lists/known.csv` says and what earlier mails were, without a network.',
      '欺诈可能性，依据邮件本身、`lists/known.csv` 与此前邮件判断，不需联网。',
    ),
    example: "mail.risk.level === 'suspicious'",
  },
  problems: {
    type: listOf(string),
    words: words(
      'problems',
      '读取问题',
      'What could not be read, one code each: empty for a sound mail.',
      '无法读取之处，每项一个代码；正常邮件为空。',
    ),
    example: "mail.problems.includes('charset')",
  },
};
