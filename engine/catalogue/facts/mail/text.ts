import type { Fields } from '../../type.ts';
import { boolean, listOf, number, oneOf, string } from '../../type.ts';
import { words } from '../../words.ts';

/** What it says, in its parts and forms. */
export const TEXT: Fields = {
  subject: {
    type: string,
    words: words('subject', '主题', 'The decoded subject; empty where there is none.', '解码后的主题，没有则为空。'),
    example: '清关异常 / customs hold MSKU1234565',
  },
  text: {
    type: string,
    words: words(
      'text',
      '正文',
      'What the sender wrote and a reader sees: the new part and what it forwards, without quoted history and signature. HTML is read as text.',
      '发件人所写且读者可见的内容：新写部分及其转发内容，不含引用的历史与签名。HTML 按文字读取。',
    ),
    example: 'Your container is held by customs.',
  },
  fullText: {
    type: string,
    words: words(
      'whole text',
      '全部正文',
      'All visible text, quoted history and signature included.',
      '全部可见文字，包括引用的历史与签名。',
    ),
    example: 'Your container is held … > On Monday you wrote:',
  },
  quotedText: {
    type: string,
    words: words(
      'quoted text',
      '引用的历史',
      'The earlier mails that it quotes, without the marks before their lines.',
      '所引用的历史邮件，不含行首标记。',
    ),
    example: 'On Monday you wrote: … the container',
  },
  forwardedText: {
    type: string,
    words: words(
      'forwarded text',
      '转发内容',
      'What it forwards: in its own text, and mails that are attached.',
      '转发的内容：正文中的，以及作为附件的邮件。',
    ),
    example: 'Begin forwarded message: …',
  },
  signature: {
    type: string,
    words: words(
      'signature',
      '签名',
      'What stands below `-- `, or below a phrase that closes a letter.',
      '`-- ` 或信末套语之后的内容。',
    ),
    example: 'Li Wei, Forwarder Ltd., +86 21 5555 0100',
  },
  hiddenText: {
    type: string,
    words: words(
      'hidden text',
      '隐藏文字',
      'What stands in the HTML and nobody sees: hidden elements, letters without size or of the colour behind them.',
      'HTML 中存在而读者看不到的文字：隐藏元素、零字号或与背景同色的文字。',
    ),
    example: 'mail.hiddenText.length > 2000',
  },
  normalText: {
    type: string,
    words: words(
      'text for comparison',
      '归一化文字',
      'Subject and text in lower case as a hurried reader takes them: without accents and invisible characters, letters of other alphabets as the Latin ones that they look like. To find words that are disguised.',
      '主题与正文的归一化形式（小写）：去除变音符与不可见字符，形似拉丁字母的其他字母还原为拉丁字母，用于查找伪装的词语。',
    ),
    example: "mail.normalText.includes('verify your account')",
  },
  disguises: {
    type: listOf(oneOf('invisible', 'styled', 'mixed', 'direction')),
    words: words(
      'disguises',
      '文字伪装',
      'How its words are hidden from programs: invisible characters inside of words, styled letters, words of mixed alphabets, a changed direction.',
      '文字如何躲避程序识别：词内不可见字符、花体字母、混合字母表、改变的文字方向。',
    ),
    example: "mail.disguises.includes('mixed')",
  },
  isHtml: {
    type: boolean,
    words: words('has HTML', '含 HTML', 'What is shown of it is HTML.', '所显示的是 HTML。'),
    example: 'mail.isHtml',
  },
  pictures: {
    type: number,
    words: words('pictures', '图片数', 'How many pictures its HTML shows.', 'HTML 中显示的图片数量。'),
    example: 'mail.pictures > 0',
  },
};
