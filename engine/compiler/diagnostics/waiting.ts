import { error } from './define.ts';

export const notAwaited = error('PH501', {
  message: ['`%name%` is not awaited: nothing would wait for it.', '`%name%` 没有 await：不会有任何等待。'],
  remedy: [
    'Write `await %name%(…)` as a statement of its own, or `const x = await %name%(…)`.',
    '单独写成 `await %name%(…)`，或 `const x = await %name%(…)`。',
  ],
  in: 'run',
  bad: "notify(li, { text: 'x' });",
  good: "await notify(li, { text: 'x' });",
});

export const awaitPlace = error('PH502', {
  message: ['`await` cannot stand inside another expression.', '`await` 不能嵌在其他表达式中。'],
  remedy: [
    'Write `const x = await …;` first and use `x`; only `if (await until(…))` and `if (!(await until(…)))` wait in place.',
    '先写 `const x = await …;` 再使用 `x`；只有 `if (await until(…))` 与 `if (!(await until(…)))` 可直接等待。',
  ],
  in: 'run',
  bad: "const late = !(await until(mail.read, '1h'));",
  good: "const read = await until(mail.read, '1h');\nconst late = !read;",
});

export const awaitNothing = error('PH503', {
  message: ['There is nothing to wait for in this.', '这里没有可等待的内容。'],
  remedy: [
    'Await an effect, `until`, `sleep`, `together` or a flow; leave `await` out before plain values.',
    '等待动作、`until`、`sleep`、`together` 或流程；普通值前不写 `await`。',
  ],
  in: 'run',
  bad: 'const subject = await mail.subject;',
  good: 'const subject = mail.subject;',
});

export const stateAsValue = error('PH504', {
  message: [
    '`%name%` is a state: it becomes true later, and is no value now.',
    '`%name%` 是状态：之后才可能成立，现在不是值。',
  ],
  remedy: [
    "Wait for it: `await until(%name%, '24h')`; whether it holds now is `await until(%name%, '0s')`.",
    "等待它：`await until(%name%, '24h')`；现在是否成立：`await until(%name%, '0s')`。",
  ],
  in: 'run',
  bad: "if (mail.read) {\n  await flag('flagged');\n}",
  good: "if (await until(mail.read, '0s')) {\n  await flag('flagged');\n}",
});

export const stateWanted = error('PH505', {
  message: [
    'A state is wanted here, such as `mail.read`, `task.done` or `any(…)`.',
    '此处需要状态，如 `mail.read`、`task.done` 或 `any(…)`。',
  ],
  remedy: [
    'Name a state; a condition on facts stands in `if` or in `when`.',
    '写出状态；关于事实的条件写在 `if` 或 `when` 中。',
  ],
  in: 'run',
  bad: "await until(mail.isReply, '1h');",
  good: "await until(mail.answered, '1h');",
});

export const effectPlace = error('PH506', {
  message: [
    '`%name%` cannot stand in %place%: only `run` acts and waits.',
    '`%name%` 不能出现在%place%：只有 `run` 可以执行和等待。',
  ],
  remedy: ['Move it into `run`.', '移到 `run` 中。'],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.received', when: () => notify(li, { text: 'x' })",
  good: "title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => mail.isReply",
});

export const deadlineForm = error('PH507', {
  message: [
    "`%name%` needs to know how long: a duration such as '6h', or `{ by: instant }`.",
    "`%name%` 需要期限：时长如 '6h'，或 `{ by: 时刻 }`。",
  ],
  remedy: ['Write `%form%`.', '写成 `%form%`。'],
  in: 'run',
  bad: 'await until(mail.read);',
  good: "await until(mail.read, '24h');",
});

export const everyForm = error('PH508', {
  message: [
    'A repetition is written `for await (const n of every(…))`: %what% is not read here.',
    '重复应写成 `for await (const n of every(…))`：这里不支持%what%。',
  ],
  remedy: [
    "Write `for await (const n of every('30m', { times: 3 })) { … }`.",
    "写成 `for await (const n of every('30m', { times: 3 })) { … }`。",
  ],
  in: 'run',
  bad: "for await (const n of mail.to) {\n  await flag('seen');\n}",
  good: "for await (const n of every('30m', { times: 3 })) {\n  await notify(li, { text: 'Again' });\n}",
});

export const togetherForm = error('PH509', {
  message: [
    '`together` takes one `async () => { … }` for each branch.',
    '`together` 的每个分支应为 `async () => { … }`。',
  ],
  remedy: [
    'Write `await together(async () => { … }, async () => { … });`.',
    '写成 `await together(async () => { … }, async () => { … });`。',
  ],
  in: 'run',
  bad: "await together(notify(li, { text: 'x' }));",
  good: "await together(\n  async () => {\n    await notify(li, { text: 'x' });\n  },\n  async () => {\n    await flag('seen');\n  },\n);",
});

export const flowForm = error('PH510', {
  message: [
    'A flow takes one `async ({ … }: { … }) => { … }`: %what% is not read here.',
    '流程需要一个 `async ({ … }: { … }) => { … }`：这里不支持%what%。',
  ],
  remedy: [
    'Write `flow(async ({ who }: { who: Who }) => { … })`.',
    '写成 `flow(async ({ who }: { who: Who }) => { … })`。',
  ],
  in: 'file',
  bad: 'export const remind = flow(async (who: Who) => {});\n',
  good: "export const remind = flow(async ({ who }: { who: Who }) => {\n  await notify(who, { text: 'x' });\n});\n",
});

export const returnValue = error('PH511', {
  message: ['%place% gives nothing back.', '%place%不返回值。'],
  remedy: ['Write `return;`. Values are returned by flows.', '写成 `return;`。只有流程返回值。'],
  in: 'run',
  bad: 'return mail.subject;',
  good: "await flag('seen');\nreturn;",
});

export const dearLate = error('PH512', {
  message: [
    '`%name%` is asked when the mail comes in, and cannot depend on `%value%`, which is known later.',
    '`%name%` 在收到邮件时求值，不能依赖之后才知道的 `%value%`。',
  ],
  remedy: ['Ask it of facts alone.', '只用事实作为参数。'],
  in: 'run',
  bad: "for (const a of mail.to) {\n  const often = count('mail.received', { of: a.address, within: '1h' });\n}",
  good: "const often = count('mail.received', { of: mail.from.address, within: '1h' });",
});

export const noStates = error('PH513', {
  message: ['`%name%` names no state.', '`%name%` 没有列出状态。'],
  remedy: ['Name the states that it is made of, or leave it out.', '写出各个状态，或去掉它。'],
  in: 'run',
  bad: "await until(any(), '1h');",
  good: "await until(any(mail.read, mail.answered), '1h');",
});

export const givesNothing = error('PH514', {
  message: ['`%name%` gives nothing back that a name could hold.', '`%name%` 没有可命名的返回值。'],
  remedy: ['Write `await %name%(…);` alone.', '单独写 `await %name%(…);`。'],
  in: 'run',
  bad: "const moved = await move('Archive');",
  good: "await move('Archive');",
});
