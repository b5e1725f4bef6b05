import type { Reason } from './reason.ts';

/** A text in the languages of the page, the command and the docs. */
interface Text {
  readonly en: string;
  readonly zh: string;
}

/** Every reason as it is told to people: after "told" or "not told". The page, the command and the docs have no words of their own. */
export const REASON_WORDS: { readonly [reason in Reason]: Text } = {
  told: { en: 'nobody had told them of this mail yet', zh: '此前无人就此邮件提醒过' },
  upgrade: { en: 'told before, but now it presses more', zh: '虽已提醒过，但现在更紧急' },
  danger: { en: 'told before, but not of this danger', zh: '虽已提醒过，但未提示此危险' },
  fallback: { en: 'the better channel failed', zh: '首选渠道发送失败' },
  merged: { en: 'in the same alert as another policy’s', zh: '与另一策略合并为同一条提醒' },
  already: { en: 'was told already', zh: '已经提醒过' },
  ended: { en: 'the matter ended first', zh: '事情已先行结束' },
  nobody: { en: 'the name stands for nobody', zh: '该名称没有对应的人' },
  unreachable: { en: 'has no channel that could be used', zh: '没有可用的渠道' },
  failed: { en: 'every channel failed', zh: '所有渠道均发送失败' },
};

/** A reason in words; what is no typed reason (an error's own words) as it stands. */
export function reasonIn(language: keyof Text, reason: string): string {
  return Object.hasOwn(REASON_WORDS, reason) ? REASON_WORDS[reason as Reason][language] : reason;
}
