import type { RuleChangeKind } from '../../connectors/store/store.ts';
import { TOLD_WORDS } from '../told-words.ts';

/** What `posthorn why` and the page say around the facts. The reasons themselves stand in `engine/arbiter/reason-words.ts`. */
export interface WhyWords {
  readonly title: string;
  readonly came: string;
  readonly told: string;
  readonly notTold: string;
  readonly by: string;
  readonly because: string;
  readonly wish: string;
  readonly calledAt: string;
  readonly verdicts: string;
  readonly delivery: { readonly sending: string; readonly sent: string; readonly failed: string };
  /** Of the summary that holds a wish. */
  readonly summary: { readonly held: (items: number) => string; readonly waiting: string };
  readonly receipt: string;
  readonly became: { readonly acknowledged: string; readonly resolved: string };
  readonly neverNamed: string;
  readonly nobodyNamed: string;
  readonly whoWas: string;
  readonly changed: { readonly [kind in RuleChangeKind]: string };
  readonly agreed: string;
  readonly ran: string;
  readonly matched: string;
  readonly whole: string;
  readonly nearly: string;
  readonly names: string;
  readonly namesNobody: string;
  readonly mailIsGone: string;
  readonly kind: { readonly [kind: string]: string };
  readonly state: { readonly taken: string; readonly unmatched: string };
}

const en: WhyWords = {
  ...TOLD_WORDS.en,
  title: 'Why',
  came: 'came by',
  because: 'because',
  wish: 'wished at',
  calledAt: 'called at',
  verdicts: 'the arbiter',
  delivery: { sending: TOLD_WORDS.en.sending, sent: 'delivered', failed: 'could not be delivered' },
  summary: {
    held: (items) => (items === 1 ? 'in a summary of its own' : `in a summary of ${items}`),
    waiting: 'no summary that holds it was told yet',
  },
  receipt: 'receipt',
  became: { acknowledged: 'taken on by', resolved: 'resolved by' },
  neverNamed: 'no policy that ran named this person',
  nobodyNamed: 'No policy wished that anybody be told.',
  whoWas: 'named were',
  changed: { activated: 'activated by', 'switched on': 'switched on by', 'switched off': 'switched off by' },
  agreed: 'with the agreement of',
  ran: 'What ran',
  matched: 'found',
  whole: 'the condition',
  nearly: 'What did not run, the nearest first',
  names: 'it would name',
  namesNobody: 'it names nobody',
  mailIsGone: 'The mail itself is not kept any more, so that no condition can be looked at again.',
  kind: {
    own: 'This is an alert of ours. It starts no policy, for it quotes the very words that caused it.',
    reply: 'This is an answer to an alert. It acknowledges or resolves, and starts no policy.',
    'mail.bounced': 'This is a report that a mail was not delivered. It starts policies on mail.bounced alone.',
  },
  state: {
    taken: 'It was taken in, and is not yet handed to its workflow. Is Temporal reachable? "posthorn up" says so.',
    unmatched: 'No policy matched.',
  },
};

const zh: WhyWords = {
  ...TOLD_WORDS.zh,
  title: '原因',
  came: '收件箱',
  because: '原因',
  wish: '提醒语句位于',
  calledAt: '调用处',
  verdicts: '仲裁器',
  delivery: { sending: TOLD_WORDS.zh.sending, sent: '已送达', failed: TOLD_WORDS.zh.failed },
  summary: { held: (items) => `在 ${items} 条的汇总中`, waiting: '包含它的汇总尚未发出' },
  receipt: '回执',
  became: { acknowledged: '接手人', resolved: '解决人' },
  neverNamed: '已运行的策略均未提及此人',
  nobodyNamed: '没有策略要求提醒任何人。',
  whoWas: '被提及的人',
  changed: { activated: '启用人', 'switched on': '开启人', 'switched off': '关闭人' },
  agreed: '复核人',
  ran: '已运行的策略',
  matched: '命中',
  whole: '条件',
  nearly: '未运行的策略（最接近的在前）',
  names: '会提及',
  namesNobody: '不提及任何人',
  mailIsGone: '邮件原文已不再保存，无法重新检查条件。',
  kind: {
    own: '这是我方发出的提醒，不会触发任何策略，因为它引用了触发它的原文。',
    reply: '这是对提醒的回复，用于确认或解决，不会触发任何策略。',
    'mail.bounced': '这是退信通知，只触发 mail.bounced 策略。',
  },
  state: {
    taken: '已收下，尚未交给工作流。Temporal 是否可达？“posthorn up” 会说明。',
    unmatched: '没有匹配的策略。',
  },
};

export const WHY_WORDS = { en, zh } as const;

/** The language of a terminal: Chinese where its locale is (`LC_ALL`, `LC_MESSAGES`, `LANG`, in this order), else English. */
export function languageOfLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): 'en' | 'zh' {
  return /^zh\b|^zh_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';
}
