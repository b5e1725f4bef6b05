import { linkWords } from '../../../connectors/channels/link-lines.ts';
import type { Priority, Stage } from '../../../engine/plan/priority.ts';
import { TOLD_WORDS } from '../../told-words.ts';

export type Language = 'en' | 'zh';

/** Every word of the page, in one language. */
export interface Words {
  readonly tagline: string;
  readonly editor: string;
  readonly events: string;
  readonly noEvents: string;
  readonly tasks: string;
  readonly noTasks: string;
  readonly waits: string;
  readonly noWaits: string;
  readonly nothingMatched: string;
  readonly beingHanded: string;
  readonly told: string;
  readonly notTold: string;
  readonly by: string;
  readonly until: string;
  readonly done: string;
  readonly doneBy: string;
  readonly acknowledge: string;
  readonly acknowledged: string;
  readonly resolve: string;
  readonly resolved: string;
  readonly fine: string;
  readonly bad: string;
  readonly sending: string;
  readonly failed: string;
  readonly text: string;
  readonly timeline: string;
  readonly quotePdf: string;
  readonly danger: string;
  readonly signIn: string;
  readonly signInHow: string;
  readonly push: { readonly [what in 'turnOn' | 'turnOff' | 'who' | 'on' | 'denied' | 'failed']: string };
  readonly stage: { readonly [stage in Stage]: string };
  readonly priority: { readonly [priority in Priority]: string };
  /** What a wait is for; states that are not named here are shown as they are. */
  readonly state: { readonly [state: string]: string };
  readonly kind: { readonly [kind: string]: string };
}

const [enLinks, zhLinks] = [linkWords('en'), linkWords('zh')];

const en: Words = {
  ...TOLD_WORDS.en,
  acknowledge: enLinks.acknowledge,
  resolve: enLinks.resolve,
  fine: enLinks.fine,
  bad: enLinks.bad,
  tagline: 'who was told, why, and what waits until when',
  editor: 'Policies',
  events: 'Mails',
  noEvents: 'No mail came in yet. Send one to the SMTP address, or put an .eml file into the folder.',
  tasks: 'Tasks',
  noTasks: 'Nothing to do.',
  waits: 'Waiting',
  noWaits: 'Nothing waits.',
  nothingMatched: 'no policy matched',
  beingHanded: 'taken in, about to start',
  until: 'until',
  done: 'Done',
  doneBy: 'done',
  acknowledged: 'taken on',
  resolved: 'resolved',
  text: 'Text',
  timeline: 'Everything that happened',
  quotePdf: 'First quote as PDF',
  danger: 'danger',
  signIn: 'Sign in',
  signInHow: 'Open the address that Posthorn printed when it started: it ends in ?token=…',
  push: {
    turnOn: 'Alerts on this device',
    turnOff: 'No more alerts on this device',
    who: 'I am',
    on: 'This device shows alerts for',
    denied: 'The browser refuses notifications of this page: allow them in its settings.',
    failed: 'The browser could not be asked to show alerts:',
  },
  stage: { first: 'first', reminder: 'reminder', escalation: 'escalation', resolved: 'resolved' },
  priority: { urgent: 'urgent', high: 'high', normal: 'normal', low: 'low' },
  state: {
    'mail.read': 'the mail to be read',
    'mail.answered': 'an answer to the mail',
    'task.done': 'the task to be done',
    'alert.acknowledged': 'somebody to take it on',
    'alerts.acknowledged': 'somebody to take it on',
    'alert.resolved': 'somebody to settle it',
    'alerts.resolved': 'somebody to settle it',
    'alert.cleared': 'somebody to say that the mail is fine',
    'alerts.cleared': 'somebody to say that the mail is fine',
    sleep: 'the time to come',
    every: 'the next turn',
  },
  kind: {
    start: 'started',
    notify: 'told',
    suppressed: 'not told',
    wait: 'waits',
    effect: 'did',
    end: 'ended',
    error: 'failed',
  },
};

const zh: Words = {
  ...TOLD_WORDS.zh,
  acknowledge: zhLinks.acknowledge,
  resolve: zhLinks.resolve,
  fine: zhLinks.fine,
  bad: zhLinks.bad,
  tagline: '谁被提醒、为什么提醒、还在等什么',
  editor: '策略',
  events: '邮件',
  noEvents: '还没有收到邮件。可向 SMTP 地址发送一封，或把 .eml 文件放入收件文件夹。',
  tasks: '任务',
  noTasks: '没有待办任务。',
  waits: '等待中',
  noWaits: '没有等待中的流程。',
  nothingMatched: '没有匹配的策略',
  beingHanded: '已收下，即将启动',
  until: '至',
  done: '完成',
  doneBy: '已完成',
  acknowledged: '已接手',
  resolved: '已解决',
  text: '正文',
  timeline: '全部经过',
  quotePdf: '初步报价 PDF',
  danger: '危险',
  signIn: '登录',
  signInHow: '请打开 Posthorn 启动时显示的地址（以 ?token=… 结尾）。',
  push: {
    turnOn: '在此设备上显示提醒',
    turnOff: '不再在此设备上显示提醒',
    who: '我是',
    on: '此设备显示提醒，对象：',
    denied: '浏览器拒绝本页面的通知：请在浏览器设置中允许。',
    failed: '无法让浏览器显示提醒：',
  },
  stage: { first: '首次', reminder: '再次提醒', escalation: '升级', resolved: '已解决' },
  priority: { urgent: '紧急', high: '高', normal: '普通', low: '低' },
  state: {
    'mail.read': '邮件被阅读',
    'mail.answered': '邮件得到回复',
    'task.done': '任务完成',
    'alert.acknowledged': '有人接手',
    'alerts.acknowledged': '有人接手',
    'alert.resolved': '有人解决',
    'alerts.resolved': '有人解决',
    'alert.cleared': '有人确认邮件正常',
    'alerts.cleared': '有人确认邮件正常',
    sleep: '时间到来',
    every: '下一轮',
  },
  kind: {
    start: '启动',
    notify: '提醒',
    suppressed: '未提醒',
    wait: '等待',
    effect: '执行',
    end: '结束',
    error: '失败',
  },
};

export const WORDS: { readonly [language in Language]: Words } = { en, zh };

/** The language that a browser likes best, of those that we have (RFC 9110 §12.5.4); English otherwise. */
export function languageOf(acceptLanguage = ''): Language {
  const wishes = acceptLanguage.split(',').map((part) => {
    const [tag = '', quality = ''] = part.trim().split(/\s*;\s*q=/);
    return { language: tag.toLowerCase().split('-')[0]!, quality: quality === '' ? 1 : Number(quality) };
  });
  wishes.sort((a, b) => b.quality - a.quality);
  return (wishes.find(({ language, quality }) => language in WORDS && quality > 0)?.language ?? 'en') as Language;
}
