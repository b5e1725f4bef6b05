import { error } from './define.ts';

export const historyTooLong = error('PH801', {
  message: [
    'One run of this policy could take %events% history events; at most %limit% are safe.',
    '该策略一次运行可能产生 %events% 个历史事件，安全上限为 %limit%。',
  ],
  remedy: [
    'Repeat fewer times, loop over a shorter list (`.slice(0, 10)`), tell fewer people (`.lead`, `.onCall`), or split the policy.',
    '减少重复次数、缩短循环列表（`.slice(0, 10)`）、减少提醒的人数（`.lead`、`.onCall`），或拆分策略。',
  ],
  in: 'run',
  bad: 'for (const a of mail.to) {\n  for (const b of mail.cc) {\n    await notify(li, { text: a.address + b.address });\n  }\n}',
  good: 'for (const a of mail.to) {\n  await move(a.local);\n}',
});

export const tooLarge = error('PH802', {
  message: [
    'With its helpers and flows put in, this policy has more than %limit% parts.',
    '展开辅助函数与流程后，该策略超过 %limit% 个部分。',
  ],
  remedy: [
    'Keep long lists in `lists/*.csv`, and call helpers fewer times.',
    '长名单放入 `lists/*.csv`，并减少辅助函数调用。',
  ],
  in: 'file',
  bad: `const a = (x: number) => x + x + x + x;\nconst b = (x: number) => a(a(a(x)));\nconst c = (x: number) => b(b(b(x)));\nexport default policy({ title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => c(mail.size) > 1, async run() {} });\n`,
  good: "const a = (x: number) => x + x;\nexport default policy({ title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => a(mail.size) > 1, async run({ mail }) { await notify(li, { text: mail.subject }); } });\n",
});

export const timesRange = error('PH803', {
  message: ['`times` is a whole number from 1 to %limit%, written out.', '`times` 须为写定的 1 到 %limit% 的整数。'],
  remedy: ["Write it as in `every('30m', { times: 3 })`.", "写法如 `every('30m', { times: 3 })`。"],
  in: 'run',
  bad: "for await (const n of every('30m', { times: 0 })) {\n  await flag('seen');\n}",
  good: "for await (const n of every('30m', { times: 3 })) {\n  await notify(li, { text: 'Again' });\n}",
});
