import { error } from './define.ts';

export const policyShape = error('PH701', {
  message: ['`policy` takes its fields written out: `policy({ … })`.', '`policy` 的字段须直接写出：`policy({ … })`。'],
  remedy: ['Write one object with the fields in the call.', '在调用中写一个包含各字段的对象。'],
  in: 'file',
  bad: "const fields = { title: 'x' };\nexport default policy(fields);\n",
  good: "export default policy({ title: 'x', owner: 'li', on: 'mail.received', async run() {} });\n",
});

export const policyField = error('PH702', {
  message: ['A policy has no field `%name%`%hint%.', '策略没有字段 `%name%`%hint%。'],
  remedy: ['Its fields are %fields%.', '可用字段：%fields%。'],
  in: 'policy',
  bad: "tilte: 'x', title: 'x', owner: 'li', on: 'mail.received'",
  good: "title: 'x', owner: 'li', on: 'mail.received'",
});

export const policyLacks = error('PH703', {
  message: ['The policy lacks `%name%`.', '策略缺少 `%name%`。'],
  remedy: ['Add `%form%`.', '添加 `%form%`。'],
  in: 'policy',
  bad: "title: 'x', on: 'mail.received'",
  good: "title: 'x', owner: 'li', on: 'mail.received'",
});

export const unknownTrigger = error('PH704', {
  message: ['No event is called `%name%`%hint%.', '没有名为 `%name%` 的事件%hint%。'],
  remedy: ['The events are %names%.', '可用事件：%names%。'],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.recieved'",
  good: "title: 'x', owner: 'li', on: 'mail.received'",
});

export const constantWanted = error('PH705', {
  message: ['`%name%` must be written out as %wanted%.', '`%name%` 须直接写出%wanted%。'],
  remedy: ['Write the value itself.', '直接写出值。'],
  in: 'policy',
  bad: "title: 5, owner: 'li', on: 'mail.received'",
  good: "title: 'Five', owner: 'li', on: 'mail.received'",
});

export const unknownOwner = error('PH706', {
  message: ['No person and no team is called `%name%`%hint%.', '没有名为 `%name%` 的人员或团队%hint%。'],
  remedy: ['Name the id of a person or team that the rules declare.', '写规则中声明的人员或团队编号。'],
  in: 'policy',
  bad: "title: 'x', owner: 'lee', on: 'mail.received'",
  good: "title: 'x', owner: 'li', on: 'mail.received'",
});

export const policyTwice = error('PH707', {
  message: ['`policy(…)` stands only behind `export default`.', '`policy(…)` 只能写在 `export default` 之后。'],
  remedy: [
    'Write one policy a file, as `export default policy({ … })`.',
    '每个文件一个策略：`export default policy({ … })`。',
  ],
  in: 'file',
  bad: "export const p = policy({ title: 'x', owner: 'li', on: 'mail.received', async run() {} });\n",
  good: "export default policy({ title: 'x', owner: 'li', on: 'mail.received', async run() {} });\n",
});

export const eventForm = error('PH708', {
  message: ['This does not declare an event.', '此写法不能声明事件。'],
  remedy: [
    'Write its name, with a dot in it and in small letters, and its fields, such as %form%.',
    '写出事件名（小写，含点号）和字段，如 %form%。',
  ],
  in: 'file',
  bad: "export const lost = event('cartLost', { email: 'text' });\n",
  good: "export const lost = event('shop.cart-lost', { email: 'text' });\n",
});

export const eventField = error('PH709', {
  message: ['`%text%` is no field of an event%hint%.', '`%text%` 不是事件字段%hint%。'],
  remedy: [
    "A field is `'text'`, `'number'`, `'boolean'`, `'instant'`, with `?` where it may be left out, a list such as `['text']`, or an object of fields; `field('text', 'What it is.')` gives it words.",
    "字段可为 `'text'`、`'number'`、`'boolean'`、`'instant'`（可省略时加 `?`）、列表（如 `['text']`）或字段对象；用 `field('text', '说明')` 添加文字说明。",
  ],
  in: 'file',
  bad: "export const lost = event('shop.cart-lost', { email: 'string' });\n",
  good: "export const lost = event('shop.cart-lost', { email: 'text' });\n",
});

export const eventTaken = error('PH710', {
  message: ['The event `%name%` belongs to %by% already.', '事件 `%name%` 已属于 %by%。'],
  remedy: ['Give it another name, or import that one.', '换一个名称，或导入已有的事件。'],
  in: 'file',
  bad: "export const silent = event('posthorn.source-silent', { name: 'text' });\n",
  good: "export const silent = event('plant.source-silent', { name: 'text' });\n",
});

export const scheduleForm = error('PH711', {
  message: ['This is no schedule: %why%.', '此写法不是定时计划：%why%。'],
  remedy: [
    "Write `schedule('0 9 * * 1-5', { zone: 'Asia/Shanghai' })`: minute, hour, day of the month, month, day of the week.",
    "写成 `schedule('0 9 * * 1-5', { zone: 'Asia/Shanghai' })`：分、时、日、月、星期。",
  ],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: schedule('0 25 * * *', { zone: 'Asia/Shanghai' })",
  good: "title: 'x', owner: 'li', on: schedule('0 9 * * *', { zone: 'Asia/Shanghai' })",
});

export const templateGiven = error('PH712', {
  message: [
    'The text `%template%` shows `{{ %path% }}`, which `%event%` does not bring%hint%.',
    '文本 `%template%` 显示 `{{ %path% }}`，而 `%event%` 没有此内容%hint%。',
  ],
  remedy: [
    'Name in the text what the event brings, or use another text here.',
    '在文本中使用该事件具有的内容，或改用其他文本。',
  ],
  in: 'file',
  bad: "export default policy({ title: 'x', owner: 'li', on: schedule('0 9 * * *', { zone: 'UTC' }), async run() { await notify(li, { template: 'note' }); } });\n",
  good: "export default policy({ title: 'x', owner: 'li', on: 'mail.received', async run() { await notify(li, { template: 'note' }); } });\n",
});

export const effectNeeds = error('PH713', {
  message: ['`%effect%` acts on a mail, and `%event%` has none.', '`%effect%` 作用于邮件，而 `%event%` 没有邮件。'],
  remedy: ['Leave it out here.', '此处请去掉。'],
  in: 'file',
  bad: "export default policy({ title: 'x', owner: 'li', on: schedule('0 9 * * *', { zone: 'UTC' }), async run() { await flag('flagged'); } });\n",
  good: "export default policy({ title: 'x', owner: 'li', on: 'mail.received', async run() { await flag('flagged'); } });\n",
});

export const inhibitsNobody = error('PH714', {
  message: ['No policy fits `%pattern%`%hint%.', '没有策略与 `%pattern%` 相符%hint%。'],
  remedy: [
    'Name policies by their path below the rules folder, with `*` for any characters.',
    '写规则文件夹下的策略路径，可用 `*` 代表任意字符。',
  ],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.received', inhibits: { policies: ['ofice/*'] }",
  good: "title: 'x', owner: 'li', on: 'mail.received', inhibits: { policies: ['*'] }",
});
