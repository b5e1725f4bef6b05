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
