import { warning } from './define.ts';

export const slowFirst = warning('PH901', {
  message: [
    'The first alert waits for `%effect%`, which asks an outside system.',
    '首个提醒要等待外部系统的 `%effect%`。',
  ],
  remedy: ['Tell people first, or do both in `together`.', '先通知人员，或用 `together` 同时进行。'],
  in: 'run',
  bad: "await createTask({ in: 'oa', title: 'x' });\nawait notify(li, { text: 'x' });",
  good: "await notify(li, { text: 'x' });\nawait createTask({ in: 'oa', title: 'x' });",
});

export const silentPath = warning('PH902', {
  message: [
    'This policy is urgent, yet there is a path on which nobody is told.',
    '该策略为紧急，却存在无人被通知的路径。',
  ],
  remedy: ['Notify somebody on every path, or lower the priority.', '在每条路径上通知某人，或降低优先级。'],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.received', priority: 'urgent', async run({ mail }) { if (mail.isReply) { await notify(li, { text: 'x' }); } }",
  good: "title: 'x', owner: 'li', on: 'mail.received', priority: 'urgent', async run() { await notify(li, { text: 'x' }); }",
});

export const unreachable = warning('PH903', {
  message: ['This can never be reached.', '此处永远不会执行。'],
  remedy: ['Remove it, or the `return` or condition before it.', '删除它，或删除之前的 `return` 或条件。'],
  in: 'run',
  bad: "await notify(li, { text: 'x' });\nreturn;\nawait flag('seen');",
  good: "await notify(li, { text: 'x' });\nawait flag('seen');",
});

export const pointlessPhrase = warning('PH904', {
  message: [
    'The phrase `%phrase%` adds nothing: wherever it occurs, `%other%` occurs too.',
    '短语 `%phrase%` 多余：凡出现它之处，`%other%` 也出现。',
  ],
  remedy: [
    'Remove the longer one, or the shorter one if it says too much.',
    '删除较长的短语；若较短者过宽，则删除较短者。',
  ],
  in: 'when',
  bad: "mentions(mail, ['delay', 'vessel delay'])",
  good: "mentions(mail, ['delay', 'customs hold'])",
});

export const endedAlready = warning('PH905', {
  message: [
    'This never sees `%state%`: `endsWhen` ends the run as soon as that holds.',
    '此处永远等不到 `%state%`：`endsWhen` 会在其成立时立即结束运行。',
  ],
  remedy: ['Wait with `sleep`, or take the state out of `endsWhen`.', '改用 `sleep`，或从 `endsWhen` 中去掉该状态。'],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.received', endsWhen: ({ mail }) => mail.answered, async run({ mail }) { if (await until(mail.answered, '1h')) { await flag('seen'); } }",
  good: "title: 'x', owner: 'li', on: 'mail.received', endsWhen: ({ mail }) => mail.answered, async run({ mail }) { if (await until(mail.read, '1h')) { await flag('seen'); } }",
});

export const strangeChannel = warning('PH906', {
  message: [
    '`%name%` is no usual name of a channel, and no person of the rules names it%hint%.',
    '`%name%` 不是常用的渠道名，规则中也没有人员使用它%hint%。',
  ],
  remedy: [
    'Write the name that the channel has in the configuration. Where that is a name of its own, put it into the `channels` of a person.',
    '写配置中的渠道名。若是自定义名称，请写入某人员的 `channels`。',
  ],
  in: 'run',
  bad: "await notify(li, { text: 'x', by: ['vioce'] });",
  good: "await notify(li, { text: 'x', by: ['voice'] });",
});

export const tellsNobody = warning('PH907', {
  message: ['Nobody is told here: no person and no team is named.', '此处无人被通知：未指定任何人员或团队。'],
  remedy: ['Name a person or a team, or take the step away.', '指定人员或团队，或删除该步骤。'],
  in: 'run',
  bad: "await notify([], { text: 'x' });",
  good: "await notify([li], { text: 'x' });",
});

export const nothingInside = warning('PH908', {
  message: ['Nothing happens here yet: %what% has no step.', '此处还没有任何动作：%what%中没有步骤。'],
  remedy: [
    'Put a step into it, or take it away. To pause alone, use `sleep`.',
    '放入步骤，或将其删除；若只想等待，请用 `sleep`。',
  ],
  in: 'run',
  bad: "for await (const round of every('1d', { times: 3 })) {\n}",
  good: "for await (const round of every('1d', { times: 3 })) {\n  await notify(li, { text: 'x' });\n}",
});

export const nothingCompared = warning('PH909', {
  message: ['There is nothing to compare with: %why%.', '没有可比较的内容：%why%。'],
  remedy: ['Fill in what it is compared with, or take the comparison away.', '填写要比较的内容，或删除此比较。'],
  in: 'when',
  bad: 'mentions(mail, [])',
  good: "mentions(mail, ['delay'])",
});
