import { error } from './define.ts';

export const statement = error('PH301', {
  message: ['%what% is not in the language of rules.', '规则语言没有%what%。'],
  remedy: ['%instead%', '%instead%'],
  in: 'run',
  bad: 'while (true) {}',
  good: "for await (const n of every('1h', { times: 3 })) {\n  await notify(li, { text: 'Again' });\n}",
});

export const expression = error('PH302', {
  message: ['%what% is not in the language of rules.', '规则语言没有%what%。'],
  remedy: ['%instead%', '%instead%'],
  in: 'when',
  bad: 'new Date().getHours() === 3',
  good: "mail.receivedAt.startsWith('2026')",
});

export const constForm = error('PH303', {
  message: ['A `const` names one value.', '每个 `const` 只命名一个值。'],
  remedy: ['Write `const name = value;`, one line for each.', '写成 `const name = value;`，每行一个。'],
  in: 'run',
  bad: 'const { domain } = mail.from;',
  good: 'const domain = mail.from.domain;',
});

export const looseEquality = error('PH304', {
  message: ['`%op%` converts before it compares.', '`%op%` 会先转换类型再比较。'],
  remedy: ['Write `%instead%`.', '写成 `%instead%`。'],
  in: 'when',
  bad: "mail.subject == 'x'",
  good: "mail.subject === 'x'",
});

export const functionForm = error('PH305', {
  message: [
    'A helper is an arrow with an expression as its body: %what% is not read here.',
    '辅助函数是以表达式为主体的箭头函数：这里不支持%what%。',
  ],
  remedy: [
    'Write `(mail: Mail) => expression`, with plain names as parameters.',
    '写成 `(mail: Mail) => 表达式`，参数用普通名称。',
  ],
  in: 'file',
  bad: 'export const isLong = (text: string) => { return text.length > 100; };\n',
  good: 'export const isLong = (text: string) => text.length > 100;\n',
});

export const caseFalls = error('PH306', {
  message: ['This case runs on into the next one.', '此分支会继续执行下一个分支。'],
  remedy: ['End it with `break;` or `return;`.', '以 `break;` 或 `return;` 结束。'],
  in: 'run',
  bad: "switch (mail.mailbox) {\n  case 'a':\n    await notify(li, { text: 'a' });\n  case 'b':\n    await notify(li, { text: 'b' });\n}",
  good: "switch (mail.mailbox) {\n  case 'a':\n    await notify(li, { text: 'a' });\n    break;\n  default:\n    await notify(li, { text: 'b' });\n}",
});

export const caseLiteral = error('PH307', {
  message: [
    'A case names a string, a number, `true`, `false` or `null`.',
    '分支条件须为字符串、数字、`true`、`false` 或 `null`。',
  ],
  remedy: ['Write the value itself, or use `if`.', '直接写出值，或使用 `if`。'],
  in: 'run',
  bad: 'switch (mail.mailbox) {\n  case mail.subject:\n    break;\n}',
  good: "switch (mail.mailbox) {\n  case 'sales':\n    await notify(li, { text: 'x' });\n    break;\n}",
});

export const idle = error('PH308', {
  message: ['This statement does nothing.', '此语句没有任何作用。'],
  remedy: ['Await an effect, or remove it.', '等待一个动作，或删除它。'],
  in: 'run',
  bad: 'mail.subject;',
  good: "await flag('seen');",
});

export const patternPlace = error('PH309', {
  message: [
    'A regular expression stands only as the second argument of `matches`.',
    '正则表达式只能作为 `matches` 的第二个参数。',
  ],
  remedy: ['Write `matches(text, /…/)`.', '写成 `matches(text, /…/)`。'],
  in: 'when',
  bad: '/inv/.test(mail.subject)',
  good: 'matches(mail.subject, /inv/)',
});

export const patternDialect = error('PH310', {
  message: ['This pattern cannot be matched in linear time: %why%.', '该模式无法在线性时间内匹配：%why%。'],
  remedy: ['Write it without that, or use `mentions` for phrases.', '去掉该写法，或用 `mentions` 匹配短语。'],
  in: 'when',
  bad: 'matches(mail.subject, /(a)\\1/)',
  good: 'matches(mail.subject, /aa/)',
});

export const typeForm = error('PH311', {
  message: ['The type `%text%` is not one that rules reckon with.', '规则不支持类型 `%text%`。'],
  remedy: ['%instead%', '%instead%'],
  in: 'file',
  bad: 'export const first = (texts: Map<string, string>) => 1;\n',
  good: 'export const first = (texts: readonly string[]) => texts.length;\n',
});

export const typeMissing = error('PH312', {
  message: ['The parameter `%name%` needs its type.', '参数 `%name%` 需要类型。'],
  remedy: ['Write `%name%: Mail`, `%name%: string` or what it is.', '写成 `%name%: Mail`、`%name%: string` 等。'],
  in: 'file',
  bad: 'export const isLong = (text) => text.length > 100;\n',
  good: 'export const isLong = (text: string) => text.length > 100;\n',
});

export const spread = error('PH313', {
  message: ['Only a list that stands in the rules can be spread with `...`.', '`...` 只能展开规则中写定的列表。'],
  remedy: ['Use `.concat(…)`, or write the fields out.', '使用 `.concat(…)`，或逐一写出。'],
  in: 'run',
  bad: "const all = [...mail.languages, 'zh'];",
  good: "const all = mail.languages.concat(['zh']);",
});

export const objectForm = error('PH314', {
  message: ['An object here has plain fields: %what% is not read.', '对象只能有普通字段：不支持%what%。'],
  remedy: ['Write `name: value`, each name once.', '写成 `name: value`，每个名称一次。'],
  in: 'run',
  bad: "await notify(li, { get text() { return 'x'; } });",
  good: "await notify(li, { text: 'x' });",
});

export const returnInFinally = error('PH315', {
  message: ['A `return` in `finally` would hide what happened before.', '`finally` 中的 `return` 会掩盖之前发生的事。'],
  remedy: ['Move it behind the `try` statement.', '移到 `try` 语句之后。'],
  in: 'run',
  bad: "try {\n  await flag('seen');\n} finally {\n  return;\n}",
  good: "try {\n  await flag('seen');\n} finally {\n  await notify(li, { text: 'x' });\n}",
});

export const arrowForm = error('PH316', {
  message: [
    '`%name%` takes an arrow with an expression as its body: %what% is not read here.',
    '`%name%` 需要以表达式为主体的箭头函数：这里不支持%what%。',
  ],
  remedy: ['Write `.%name%((item) => expression)`.', '写成 `.%name%((item) => 表达式)`。'],
  in: 'when',
  bad: 'mail.to.some(function (a) { return a.local === "x"; })',
  good: 'mail.to.some((a) => a.local === "x")',
});

export const policyFunction = error('PH317', {
  message: ['`%field%` must be %wanted%.', '`%field%` 应为%wanted%。'],
  remedy: ['Write `%form%`.', '写成 `%form%`。'],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.received', when: true",
  good: "title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => mail.isReply",
});
