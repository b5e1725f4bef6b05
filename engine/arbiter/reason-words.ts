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
  unacknowledged: { en: 'nobody acknowledged by the earlier channel in time', zh: '前一渠道未在限时内得到确认' },
  bounced: { en: 'the earlier alert came back as undeliverable', zh: '前一提醒被退回' },
  quiet: { en: 'shown without a sound, for it is in quiet hours', zh: '处于免打扰时段，仅静默显示' },
  due: { en: 'put off or only shown in quiet hours, which are over', zh: '免打扰时段已结束，补发提醒' },
  digest: { en: 'several alerts as one', zh: '多条提醒合并为一条' },
  silenced: { en: 'a silence covers it', zh: '已被静默规则屏蔽' },
  inhibited: { en: 'a policy at work keeps this one quiet', zh: '被另一正在处理的策略抑制' },
  deferred: { en: 'put off until quiet hours are over', zh: '推迟到免打扰时段结束' },
  gathered: { en: 'goes into the next summary', zh: '并入下一次汇总' },
  storm: { en: 'too many alerts of late, goes into a summary', zh: '近期提醒过多，并入汇总' },
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
