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
