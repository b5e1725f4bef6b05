import type { Links } from './channel.ts';

/** What a person can do with an alert where it is shown. */
export type LinkAction = 'acknowledge' | 'resolve' | 'fine' | 'bad' | 'open';

export interface LinkLine {
  readonly action: LinkAction;
  readonly words: string;
  readonly url: string;
}

const WORDS = {
  en: { acknowledge: 'I take it', resolve: 'Resolved', fine: 'It was fine', bad: 'It was bad', open: 'Open' },
  zh: { acknowledge: '我来处理', resolve: '已解决', fine: '邮件正常', bad: '确为欺诈', open: '查看' },
} as const;

/** What buttons and links are called. @param language BCP 47 */
export const linkWords = (language: string): { readonly [action in LinkAction]: string } =>
  /^zh\b/i.test(language) ? WORDS.zh : WORDS.en;

/** What a person can open, in the order in which it matters, in their language. @param language BCP 47 */
export function linkLines(links: Links, language: string): LinkLine[] {
  const words = linkWords(language);
  // Some channels have room for three. Whoever says what a mail was has settled the matter.
  const acts = links.fine === undefined ? (['acknowledge', 'resolve'] as const) : (['fine', 'bad'] as const);
  return ([...acts, 'open'] as const).flatMap((action) => {
    const url = links[action];
    return url === undefined ? [] : [{ action, words: words[action], url }];
  });
}

const HINTS = {
  en: 'Or answer this mail: any answer takes the matter on, one that begins with “done” says that it is resolved.',
  zh: '也可以直接回复本邮件：任意回复表示接手，以“已处理”开头的回复表示已解决。',
} as const;

/** What an answer does, where one is awaited. @param language BCP 47 */
export const replyHint = (language: string) => (/^zh\b/i.test(language) ? HINTS.zh : HINTS.en);
