import { error } from './define.ts';

export const wrongType = error('PH401', {
  message: ['%what% must be `%wanted%`, and this is `%given%`.', '%what%应为 `%wanted%`，此处是 `%given%`。'],
  remedy: ['Give it what it wants%hint%.', '请提供所需的值%hint%。'],
  in: 'run',
  bad: 'await move(3);',
  good: "await move('Archive');",
});

export const arity = error('PH402', {
  message: [
    '`%name%` wants %wanted% in its brackets, and is given %given%.',
    '`%name%` 需要 %wanted% 个参数，此处有 %given% 个。',
  ],
  remedy: ['Its form is `%form%`.', '写法为 `%form%`。'],
  in: 'when',
  bad: 'mentions(mail)',
  good: "mentions(mail, ['x'])",
});

export const maybeAbsent = error('PH403', {
  message: ['%what% may be absent.', '%what%可能不存在。'],
  remedy: [
    'Write `?.`, give a value with `??`, or ask for it in a condition first.',
    '用 `?.`、用 `??` 给出默认值，或先在条件中判断。',
  ],
  in: 'when',
  bad: "mail.replyTo.domain === 'a.example'",
  good: "mail.replyTo?.domain === 'a.example'",
});

export const neverEqual = error('PH404', {
  message: ['`%left%` and `%right%` are never equal.', '`%left%` 与 `%right%` 永不相等。'],
  remedy: [
    'Compare values of one kind; earlier conditions may have decided this already.',
    '比较同类的值；之前的条件可能已决定了结果。',
  ],
  in: 'when',
  bad: 'mail.subject === 3',
  good: "mail.subject === '3'",
});

export const operand = error('PH405', {
  message: ['`%op%` works on %wanted%, and this is `%given%`.', '`%op%` 用于%wanted%，此处是 `%given%`。'],
  remedy: [
    'Bring both sides to the same kind first, such as with `.length`.',
    '先让两边成为同类，例如使用 `.length`。',
  ],
  in: 'when',
  bad: 'mail.subject > 3',
  good: 'mail.subject.length > 3',
});

export const alwaysTrue = error('PH406', {
  message: [
    '%what% always counts as %verdict%, whatever the mail says.',
    '无论邮件内容如何，%what%总是视为%verdict%。',
  ],
  remedy: ['Ask what you mean, such as `.length > 0` for a list.', '写明所问，例如列表用 `.length > 0`。'],
  in: 'run',
  bad: "if (mail.to) {\n  await flag('seen');\n}",
  good: "if (mail.to.length > 0) {\n  await flag('seen');\n}",
});

export const neverAbsent = error('PH407', {
  message: ['What stands before `??` is never absent.', '`??` 左侧的值总是存在。'],
  remedy: ['Leave out `??` and what follows; for an empty text write `||`.', '去掉 `??` 及其后内容；空文本请用 `||`。'],
  in: 'when',
  bad: "(mail.subject ?? 'none') === 'none'",
  good: "(mail.subject || 'none') === 'none'",
});

export const missingField = error('PH408', {
  message: ['%what% lacks `%name%`.', '%what%缺少 `%name%`。'],
  remedy: ['Add `%name%: …` (%type%).', '添加 `%name%: …`（%type%）。'],
  in: 'run',
  bad: "await createTask({ in: 'oa' });",
  good: "await createTask({ in: 'oa', title: 'x' });",
});

export const emptyList = error('PH409', {
  message: ['An empty list does not say what it is a list of.', '空列表无法说明元素类型。'],
  remedy: [
    'Put at least one value in. A constant that is to stay empty is given its type: `const names: readonly string[] = [];`.',
    '至少放入一个值；若常量要保持为空，请加类型：`const names: readonly string[] = [];`。',
  ],
  in: 'run',
  bad: 'const names = [];',
  good: 'const names: readonly string[] = [];',
});

export const identity = error('PH410', {
  message: [
    '`%op%` cannot compare %what%: two of them are never the same thing.',
    '`%op%` 不能比较%what%：两者永远不是同一个。',
  ],
  remedy: [
    'Compare a field of theirs, such as `.address`, `.id` or `.length`.',
    '比较其字段，如 `.address`、`.id` 或 `.length`。',
  ],
  in: 'when',
  bad: 'mail.from === mail.to[0]',
  good: 'mail.from.address === mail.to[0]?.address',
});

export const printed = error('PH411', {
  message: ['`%given%` does not print as a text that people can read.', '`%given%` 无法显示为可读文本。'],
  remedy: [
    "Name a field of it, join a list with `.join(', ')`, and give what may be absent a value with `??`.",
    "写出其字段，列表用 `.join(', ')`，可能不存在的用 `??` 给默认值。",
  ],
  in: 'run',
  bad: 'await notify(li, { text: `From ${mail.from}` });',
  good: 'await notify(li, { text: `From ${mail.from.address}` });',
});

export const badDuration = error('PH412', {
  message: ['`%text%` is no duration.', '`%text%` 不是时长。'],
  remedy: [
    "Write numbers with s, m, h, d or w, at most five years: '30m', '6h', '1h30m'.",
    "用数字加 s、m、h、d 或 w，最长五年：'30m'、'6h'、'1h30m'。",
  ],
  in: 'run',
  bad: "await sleep('6 hours');",
  good: "await sleep('6h');",
});

export const extraField = error('PH413', {
  message: ['%what% has no `%name%`%hint%.', '%what%没有 `%name%`%hint%。'],
  remedy: ['It takes %fields%.', '可用字段：%fields%。'],
  in: 'run',
  bad: "await notify(li, { templete: 'note' });",
  good: "await notify(li, { template: 'note' });",
});

export const noTimeLeft = error('PH414', {
  message: ['`%name%` of nothing gives nobody a chance to acknowledge.', '`%name%` 为零，无人来得及确认。'],
  remedy: [
    "Write how long each channel has, such as '10m'; leave it out where no other channel is to be tried.",
    "写出每个渠道的时限，如 '10m'；不需要换渠道时省略它。",
  ],
  in: 'run',
  bad: "await notify(li, { text: 'x', acknowledgeWithin: '0s' });",
  good: "await notify(li, { text: 'x', acknowledgeWithin: '10m' });",
});

export const emptyKey = error('PH415', {
  message: ['A summary needs a name, and this `key` is empty.', '汇总需要名称，而此 `key` 为空。'],
  remedy: ["Name what is gathered, such as 'promotions'.", "写出汇总的名称，如 'promotions'。"],
  in: 'run',
  bad: "await notify(li, { text: 'x', digest: { key: '', wait: '30m' } });",
  good: "await notify(li, { text: 'x', digest: { key: 'promotions', wait: '30m' } });",
});

export const channelForm = error('PH416', {
  message: ['`%name%` can be no channel.', '`%name%` 不可能是渠道名。'],
  remedy: [
    "Write the name that the channel has in the configuration: lower-case letters, digits and -, such as 'voice'.",
    "写配置中的渠道名：小写字母、数字与 -，如 'voice'。",
  ],
  in: 'run',
  bad: "await notify(li, { text: 'x', by: ['Voice call'] });",
  good: "await notify(li, { text: 'x', by: ['voice'] });",
});
