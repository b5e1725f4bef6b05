import { dayOf, partsOf } from '../day.ts';
import { endOfMonth, endOfNamedMonth, friday, near, ofMonth, weekday } from '../reckon.ts';
import { count, type Form, han } from './form.ts';

const HAN_DAY = '\\d{1,2}|[一二三四五六七八九十]{1,3}';

/** Days as Chinese names them: `3月15日`, `下周五`, `月底`, `后天`. */
export const HAN: readonly Form[] = [
  {
    pattern: han(`(?:(?<year>20\\d\\d)\\s*年\\s*|今年)?(?<month>${HAN_DAY})\\s*月\\s*(?<date>${HAN_DAY})\\s*[日号號]?`),
    day: ({ year, month, date }, calendar) => near(count(month), count(date), year, calendar),
  },
  {
    pattern: han(`(?:(?<year>20\\d\\d)\\s*年\\s*)?(?<month>${HAN_DAY})\\s*月\\s*(?:底|末)`),
    day: ({ year, month }, calendar) => endOfNamedMonth(count(month), year, calendar),
    isEnd: true,
  },
  {
    pattern: han(`(?<which>本|这个|下个?)月\\s*(?<date>${HAN_DAY})\\s*[日号號]?`),
    day: ({ which, date }, calendar) => ofMonth(count(date), calendar, which?.startsWith('下') ? 1 : 0),
  },
  {
    pattern: han('(?<which>下个?|次)月(?:底|末)'),
    day: (_, calendar) => endOfMonth(calendar, 1),
    isEnd: true,
  },
  { pattern: han('(?:本|这个|当)?月(?:底|末|内)'), day: (_, calendar) => endOfMonth(calendar, 0), isEnd: true },
  { pattern: han('(?:本|今)?年(?:底|末|内)'), day: (_, { today }) => dayOf(partsOf(today).year, 12, 31), isEnd: true },
  {
    pattern: han(`(?<![\\d月.])(?<date>${HAN_DAY})\\s*[号號](?![\\p{L}]*(?:线|楼|柜|型|机))`),
    day: ({ date }, calendar) => ofMonth(count(date), calendar),
  },
  {
    pattern: han('(?<which>下下个?|下个?|本|这个?|当)?(?:周|星期|礼拜)(?<name>[一二三四五六日天])(?!\\s*[个周])'),
    day: ({ which, name }, calendar) =>
      which?.startsWith('下下')
        ? weekday(name!, calendar, 'next')! + 7
        : weekday(name!, calendar, which?.startsWith('下') ? 'next' : which ? 'this' : 'coming'),
    form: 'weekday',
  },
  {
    pattern: han('(?<which>下个?)(?:周|星期|礼拜)(?:内|之内|底|末|结束)'),
    day: (_, calendar) => friday(calendar, 1),
    isEnd: true,
  },
  {
    pattern: han('(?:本|这|这个)(?:周|星期|礼拜)(?:内|之内|以内|底|末|结束)|周末'),
    day: (_, calendar) => friday(calendar),
    isEnd: true,
  },
  { pattern: han('大后天'), day: (_, { today }) => today + 3, form: 'relative' },
  { pattern: han('(?<!大)后天'), day: (_, { today }) => today + 2, form: 'relative' },
  { pattern: han('明(?:天|日|早|晚)'), day: (_, { today }) => today + 1, form: 'relative' },
  { pattern: han('今(?:天|日|晚|早)|当天'), day: (_, { today }) => today, form: 'relative' },
];
