import { localTime } from '../facts/zone.ts';
import type { Intent, Kind } from '../intent/schema.ts';
import type { Weekday } from '../plan/hours.ts';
import type { Asking, Due } from './due.ts';
import type { Group } from './pace.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Something in the two languages that people of ours are told in. */
interface Both {
  readonly en: string;
  readonly zh: string;
}

const DAYS: { readonly [weekday in Weekday]: Both } = {
  monday: { en: 'Monday', zh: '周一' },
  tuesday: { en: 'Tuesday', zh: '周二' },
  wednesday: { en: 'Wednesday', zh: '周三' },
  thursday: { en: 'Thursday', zh: '周四' },
  friday: { en: 'Friday', zh: '周五' },
  saturday: { en: 'Saturday', zh: '周六' },
  sunday: { en: 'Sunday', zh: '周日' },
};

const KINDS: { readonly [kind in Kind]: Both } = {
  inquiry: { en: 'inquiries', zh: '询盘' },
  order: { en: 'orders', zh: '订单' },
  'payment-notice': { en: 'payment notices', zh: '付款通知' },
  'payment-request': { en: 'payment requests', zh: '付款请求' },
  'logistics-delay': { en: 'notices of delay', zh: '延误通知' },
  'customs-issue': { en: 'customs issues', zh: '清关问题' },
  'arrival-notice': { en: 'arrival notices', zh: '到货通知' },
  complaint: { en: 'complaints', zh: '投诉' },
  'meeting-request': { en: 'meeting requests', zh: '会面请求' },
  'approval-request': { en: 'approval requests', zh: '审批请求' },
  promotion: { en: 'promotions', zh: '推广邮件' },
  'auto-reply': { en: 'automatic replies', zh: '自动回复' },
  other: { en: 'other mails', zh: '其他邮件' },
};

const QUARTERS: readonly Both[] = [
  { en: '00:00–06:00', zh: '0–6 点' },
  { en: '06:00–12:00', zh: '6–12 点' },
  { en: '12:00–18:00', zh: '12–18 点' },
  { en: '18:00–24:00', zh: '18–24 点' },
];

/** When a mail is to be answered, in words. */
export interface Said {
  /** `Wednesday 10:00 there, answer within 2 hours` */
  readonly hint: string;
  /** Where that comes from: `12 inquiries of maison.example were mostly answered within 2 hours` */
  readonly because: string;
}

/** In the language of whoever must answer; English where nobody is named. */
export function said(due: Due, { asks }: Pick<Intent, 'asks'>, asking: Asking): Said {
  const isZh = asking.person?.language.split('-')[0] === 'zh';
  const pick = ({ en, zh }: Both) => (isZh ? zh : en);
  const there = clockThere(asking);
  const answer = pick(answerBy(due, asks.includes('delivery date') ? DATED : PLAIN, asking));
  const hint = there ? pick({ en: `${there.en} there, ${answer}`, zh: `对方当地${there.zh}，${answer}` }) : answer;
  return { hint: isZh ? hint : hint[0]!.toUpperCase() + hint.slice(1), because: pick(reason(due, asking)) };
}

/** What the customer's clock shows. A date in UTC may be that of a machine: then nothing is said, unless the policy knows. */
function clockThere({ at, there, writer }: Asking): Both | undefined {
  if (there !== undefined) return shown(at, there);
  return writer.offset === null ? undefined : shown(at + writer.offset * 60_000, 'UTC');
}

function shown(at: number, zone: string): Both {
  const { weekday, hour, minute } = localTime(at, zone);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { en: `${DAYS[weekday].en} ${time}`, zh: `${DAYS[weekday].zh} ${time}` };
}

const PLAIN: Both = { en: 'answer', zh: '答复' };
/** What is pressed for is said with it. */
const DATED: Both = { en: 'answer with a delivery date', zh: '答复并告知交期' };

/** `answer within 2 hours`; where that is working time and a night lies between, also by when. */
function answerBy({ at: due, within }: Due, answer: Both, asking: Asking): Both {
  const { at, person } = asking;
  const zone = person?.zone ?? 'UTC';
  const until = moment(due, at, zone);
  const by = person ? until : { en: `${until.en} UTC`, zh: `${until.zh}（UTC）` };
  if (within === undefined) return { en: `${answer.en} by ${by.en}`, zh: `请在${by.zh}前${answer.zh}` };
  const time = lasting(within);
  if (Math.abs(due - at - within) < 60_000)
    return { en: `${answer.en} within ${time.en}`, zh: `请在 ${time.zh}内${answer.zh}` };
  return {
    en: `${answer.en} within ${lasting(within, 'working ').en}, by ${by.en} here`,
    zh: `请在 ${lasting(within, '工作').zh}内（我方${by.zh}前）${answer.zh}`,
  };
}

/** With the date where a weekday alone would be of several. */
function moment(due: number, at: number, zone: string): Both {
  const clock = shown(due, zone);
  if (due - at < 6 * DAY) return clock;
  const { date } = localTime(due, zone);
  return { en: `${date} (${clock.en})`, zh: `${date}（${clock.zh}）` };
}

function lasting(ms: number, working: '' | 'working ' | '工作' = ''): Both {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return counted(minutes, `${working}minute`, working ? '分钟工作时间' : '分钟');
  const hours = Math.round(minutes / 6) / 10;
  return counted(hours, `${working}hour`, working ? '个工作小时' : '小时');
}

const counted = (n: number, en: string, zh: string): Both => ({
  en: `${n} ${en}${n === 1 ? '' : 's'}`,
  zh: `${n} ${zh}`,
});

function reason({ basis }: Due, asking: Asking): Both {
  switch (basis.by) {
    case 'mail':
      return { en: 'the mail says so', zh: '邮件中写明' };
    case 'pressed':
      return { en: 'the customer presses', zh: '客户催促' };
    case 'history':
      return past(basis.pace, asking);
    case 'policy': {
      const rule = { en: 'the policy says so', zh: '按策略规定' };
      if (!basis.pace) return { en: `${rule.en}: too few answers to go by`, zh: `${rule.zh}：历史答复太少` };
      const before = past(basis.pace, asking);
      return { en: `${rule.en}, although ${before.en}`, zh: `${rule.zh}（${before.zh}）` };
    }
  }
}

function past(
  { group, samples, usual }: { readonly group: Group; readonly samples: number; readonly usual: number },
  { person }: Asking,
): Both {
  const time = lasting(usual, person ? 'working ' : '');
  const of = named(group);
  return {
    en: `three of four of the last ${samples} ${of.en} were answered within ${time.en}`,
    zh: `最近 ${samples} 封 ${of.zh}中，四分之三在 ${time.zh}内得到答复`,
  };
}

function named({ kind, customer, weekday, quarter }: Group): Both {
  const what = kind === undefined ? { en: 'mails', zh: '邮件' } : KINDS[kind as Kind];
  const when = [
    weekday === undefined ? undefined : { en: `on ${DAYS[weekday].en}s`, zh: DAYS[weekday].zh },
    quarter === undefined ? undefined : { en: QUARTERS[quarter]!.en, zh: QUARTERS[quarter]!.zh },
  ].filter((one) => one !== undefined);
  const of = customer ? { en: ` of ${customer}`, zh: `${customer} 的` } : { en: '', zh: '' };
  const at = when.length
    ? { en: ` (${when.map(({ en }) => en).join(', ')})`, zh: when.map(({ zh }) => zh).join(' ') }
    : { en: '', zh: '' };
  return { en: `${what.en}${of.en}${at.en}`, zh: `${of.zh}${at.zh}${at.zh ? '的' : ''}${what.zh}` };
}
