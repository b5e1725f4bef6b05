import { error } from './define.ts';

export const partyForm = error('PH601', {
  message: ['`%name%` is declared at the top of a file as %form%.', '`%name%` 应在文件顶层声明为 %form%。'],
  remedy: ['Write the id and the fields out there, as literals.', '在那里用字面量写出编号与字段。'],
  in: 'file',
  bad: "const id = 'x' + 'y';\nexport const x = person(id, { name: 'X', zone: 'UTC', language: 'en' });\n",
  good: "export const x = person('xy', { name: 'X', zone: 'UTC', language: 'en' });\n",
});

export const duplicateParty = error('PH602', {
  message: ['`%id%` is declared already, in `%file%`.', '`%id%` 已在 `%file%` 中声明。'],
  remedy: ['Give each person and team an id of its own.', '每个人员和团队须有唯一编号。'],
  in: 'file',
  bad: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en' });\nexport const b = person('a', { name: 'B', zone: 'UTC', language: 'en' });\n",
  good: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en' });\nexport const b = person('b', { name: 'B', zone: 'UTC', language: 'en' });\n",
});

export const badZone = error('PH603', {
  message: ['`%zone%` is no time zone.', '`%zone%` 不是时区。'],
  remedy: [
    "Write an IANA name, such as 'Asia/Shanghai', 'Europe/Berlin' or 'UTC'.",
    "写 IANA 名称，如 'Asia/Shanghai'、'Europe/Berlin' 或 'UTC'。",
  ],
  in: 'file',
  bad: "export const a = person('a', { name: 'A', zone: 'GMT+8', language: 'en' });\n",
  good: "export const a = person('a', { name: 'A', zone: 'Asia/Shanghai', language: 'en' });\n",
});

export const badLanguage = error('PH604', {
  message: ['`%language%` is no language tag.', '`%language%` 不是语言标签。'],
  remedy: ["Write a BCP 47 tag, such as 'en', 'zh' or 'zh-Hant'.", "写 BCP 47 标签，如 'en'、'zh' 或 'zh-Hant'。"],
  in: 'file',
  bad: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'Chinese' });\n",
  good: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'zh' });\n",
});

export const nobody = error('PH605', {
  message: ['`%ref%` stands for nobody.', '`%ref%` 不对应任何人。'],
  remedy: [
    'Give %of% a `%place%` where it is declared, or name somebody else.',
    '在声明处为 %of% 添加 `%place%`，或改用他人。',
  ],
  in: 'run',
  bad: "await notify(chen.superior, { text: 'x' });",
  good: "await notify(li.superior, { text: 'x' });",
});

export const listForm = error('PH606', {
  message: [
    "A list is `list('name.csv')` or `list(['a', 'b'])` at the top of a file.",
    "列表应在文件顶层写成 `list('name.csv')` 或 `list(['a', 'b'])`。",
  ],
  remedy: ['Write the file name, or the values, as literals.', '用字面量写出文件名或各值。'],
  in: 'file',
  bad: 'export const sizes = list([1, 2]);\n',
  good: "export const sizes = list(['1', '2']);\n",
});

export const listMissing = error('PH607', {
  message: ['There is no `lists/%name%`%hint%.', '没有 `lists/%name%`%hint%。'],
  remedy: [
    'Add the file below the rules folder, one value a line, or correct the name.',
    '在规则目录下添加该文件（每行一个值），或改正名称。',
  ],
  in: 'file',
  bad: "export const carriers = list('cariers.csv');\n",
  good: "export const carriers = list('carriers.csv');\n",
});

export const templateMissing = error('PH608', {
  message: ['There is no template `%name%`%hint%.', '没有模板 `%name%`%hint%。'],
  remedy: [
    'Add `templates/%name%.en.md` below the rules folder, or correct the name.',
    '在规则目录下添加 `templates/%name%.en.md`，或改正名称。',
  ],
  in: 'run',
  bad: "await notify(li, { template: 'nothing' });",
  good: "await notify(li, { template: 'note' });",
});

export const templateDynamic = error('PH609', {
  message: ['Which template is used must be known before the policy runs.', '使用哪个模板须在运行前确定。'],
  remedy: [
    "Write the name itself, or choose between names: `urgent ? 'a' : 'b'`.",
    "直接写出名称，或在名称间选择：`urgent ? 'a' : 'b'`。",
  ],
  in: 'run',
  bad: 'await notify(li, { template: mail.mailbox });',
  good: "await notify(li, { template: 'note' });",
});

export const templateShape = error('PH610', {
  message: ['A template begins with its subject: `# …` on the first line.', '模板首行应为主题：`# …`。'],
  remedy: ['Write `# ` and the subject on line 1, the text below.', '第 1 行写 `# ` 加主题，其下写正文。'],
  in: 'file',
  bad: '',
  good: '',
});

export const templateFact = error('PH611', {
  message: ['`{{ %path% }}` is no fact that a text can show%hint%.', '`{{ %path% }}` 不是可显示的事实%hint%。'],
  remedy: [
    'Name a fact of the catalogue, such as `{{ mail.subject }}`.',
    '使用目录中的事实，如 `{{ mail.subject }}`。',
  ],
  in: 'file',
  bad: '',
  good: '',
});

export const templateName = error('PH612', {
  message: ['A template is called `name.language.md`, and this file is not.', '模板文件应命名为 `名称.语言.md`。'],
  remedy: ['Rename it, such as `shipping-trouble.zh.md`.', '请重命名，如 `shipping-trouble.zh.md`。'],
  in: 'file',
  bad: '',
  good: '',
});

export const badTime = error('PH613', {
  message: ['`%time%` is no time of day.', '`%time%` 不是一天中的时间。'],
  remedy: [
    "Write HH:MM, 24 hours, such as '08:30'; '24:00' may only end hours.",
    "写 HH:MM（24 小时制），如 '08:30'；'24:00' 只能作为结束。",
  ],
  in: 'file',
  bad: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', hours: { from: '8:30', to: '18:00' } });\n",
  good: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', hours: { from: '08:30', to: '18:00' } });\n",
});

export const noHours = error('PH614', {
  message: ['Hours that end when they begin, at `%time%`, are none.', '在 `%time%` 开始又同时结束的时段为空。'],
  remedy: [
    "Write '00:00' to '24:00' for the whole day, or another end.",
    "整天写作 '00:00' 至 '24:00'，或改正结束时间。",
  ],
  in: 'file',
  bad: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', quiet: { from: '22:00', to: '22:00' } });\n",
  good: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', quiet: { from: '22:00', to: '07:00' } });\n",
});

export const badDate = error('PH615', {
  message: ['`%date%` is no day of the calendar%where%.', '`%date%` 不是日历中的日期%where%。'],
  remedy: ["Write YYYY-MM-DD, such as '2026-10-01'.", "写 YYYY-MM-DD，如 '2026-10-01'。"],
  in: 'file',
  bad: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', holidays: ['2026-02-30'] });\n",
  good: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', holidays: ['2026-10-01'] });\n",
});

export const noRota = error('PH616', {
  message: ['`%team%` has no rota, so nobody is on call.', '`%team%` 没有值班表，因此无人值班。'],
  remedy: [
    "Declare one in the team, as `rota: { members: [li, wang], handover: 'weekly', on: 'monday', at: '09:00', since: '2026-01-05' }`, or name `%team%.lead`.",
    "在团队声明中添加 `rota: { members: [li, wang], handover: 'weekly', on: 'monday', at: '09:00', since: '2026-01-05' }`，或改用 `%team%.lead`。",
  ],
  in: 'run',
  bad: "await notify(purchasing.onCall, { text: 'x' });",
  good: "await notify(purchasing.lead, { text: 'x' });",
});

export const rotaMembers = error('PH617', {
  message: ['A rota without members has nobody on duty.', '没有成员的值班表无人值班。'],
  remedy: ['Name those who take turns: `members: [li, wang]`.', '写出轮值人员：`members: [li, wang]`。'],
  in: 'file',
  bad: "export const t = team('t', { name: 'T', lead: li, rota: { members: [], handover: 'daily', at: '09:00', since: '2026-01-05' } });\n",
  good: "export const t = team('t', { name: 'T', lead: li, rota: { members: [li], handover: 'daily', at: '09:00', since: '2026-01-05' } });\n",
});

export const rotaDay = error('PH618', {
  message: [
    '`on` says the day of a weekly hand-over, and this rota hands over daily.',
    '`on` 指每周交接的日子，而此值班表每天交接。',
  ],
  remedy: ["Leave out `on: '%on%'`, or write `handover: 'weekly'`.", "去掉 `on: '%on%'`，或写 `handover: 'weekly'`。"],
  in: 'file',
  bad: "export const t = team('t', { name: 'T', lead: li, rota: { members: [li], handover: 'daily', on: 'monday', at: '09:00', since: '2026-01-05' } });\n",
  good: "export const t = team('t', { name: 'T', lead: li, rota: { members: [li], handover: 'weekly', on: 'monday', at: '09:00', since: '2026-01-05' } });\n",
});

export const unknownDeputy = error('PH619', {
  message: ['`%name%` is nobody who can stand in for `%id%`%hint%.', '`%name%` 不能代理 `%id%`%hint%。'],
  remedy: ["Name another person, or the id of one: `deputy: 'li'`.", "写另一人，或其编号：`deputy: 'li'`。"],
  in: 'file',
  bad: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', deputy: 'a' });\n",
  good: "export const a = person('a', { name: 'A', zone: 'UTC', language: 'en', deputy: 'li' });\n",
});
