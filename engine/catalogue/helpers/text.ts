import type { HelperEntry } from '../entry.ts';
import { boolean, listOf, string, union } from '../type.ts';
import { words } from '../words.ts';

const inWhat = {
  name: 'text',
  /** `mail` itself stands for its subject, text and attachment names; the checker allows the group name here. */
  type: string,
  words: words('where', '何处', 'A text, or `mail` for its subject and text.', '一段文字；`mail` 表示其主题与正文。'),
  example: 'mail',
};

export const mentions: HelperEntry = {
  name: 'mentions',
  cost: 'free',
  words: words(
    'mentions',
    '提及',
    'Whether one of the phrases occurs: whatever the case, width, simplified or traditional characters, zero-width characters or line breaks. Latin words match as whole words.',
    '是否出现任一短语：不论大小写、全半角、简繁体、零宽字符或换行。拉丁文单词按整词匹配。',
  ),
  params: [
    inWhat,
    {
      name: 'phrases',
      type: union(string, listOf(string)),
      words: words('phrases', '短语', 'One phrase or several.', '一个或多个短语。'),
      example: "['清关异常', 'customs hold']",
    },
  ],
  returns: boolean,
  example: "mentions(mail, ['清关异常', 'customs hold'])",
};

export const matches: HelperEntry = {
  name: 'matches',
  cost: 'free',
  words: words(
    'matches',
    '匹配',
    'Whether a regular expression finds something, by an engine whose time is linear in the text.',
    '正则表达式是否匹配，由线性时间引擎执行。',
  ),
  params: [
    inWhat,
    {
      name: 'pattern',
      /** A regular expression literal; the compiler checks it apart. */
      type: string,
      words: words('pattern', '模式', 'A regular expression literal.', '正则表达式字面量。'),
      example: '/[A-Z]{4}\\d{7}/',
    },
  ],
  returns: boolean,
  example: 'matches(mail.subject, /[A-Z]{4}\\d{7}/)',
};
