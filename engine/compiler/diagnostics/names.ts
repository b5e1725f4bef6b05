import { error } from './define.ts';

export const unknownName = error('PH201', {
  message: ['Nothing here is called `%name%`%hint%.', '此处没有名为 `%name%` 的内容%hint%。'],
  remedy: [
    'Declare it, import it from the file that exports it, or correct the name.',
    '声明它、从导出它的文件导入，或改正名称。',
  ],
  in: 'when',
  bad: 'mentoins(mail, "invoice")',
  good: 'mentions(mail, "invoice")',
});

export const usedBefore = error('PH202', {
  message: ['`%name%` is used before the line that declares it.', '`%name%` 在声明之前被使用。'],
  remedy: ['Move the declaration above its first use.', '把声明移到首次使用之前。'],
  in: 'run',
  bad: 'const a = b;\nconst b = 1;',
  good: 'const b = 1;\nconst a = b;',
});

export const importPath = error('PH203', {
  message: [
    "`%path%` cannot be imported: a rules file imports from 'posthorn' and from other rules files.",
    "不能导入 `%path%`：规则文件只能从 'posthorn' 和其他规则文件导入。",
  ],
  remedy: [
    "Write a relative path with its ending, such as './people.ts', that stays inside the rules folder.",
    "写带扩展名且不离开规则目录的相对路径，如 './people.ts'。",
  ],
  in: 'file',
  bad: "import { readFileSync } from 'node:fs';\n",
  good: "import { until } from 'posthorn';\n",
});

export const importMissing = error('PH204', {
  message: ['There is no rules file `%path%`%hint%.', '没有规则文件 `%path%`%hint%。'],
  remedy: ['Correct the path, or add the file.', '改正路径，或添加该文件。'],
  in: 'file',
  bad: "import { li } from './peeple.ts';\n",
  good: "import { li } from './people.ts';\n",
});

export const importCycle = error('PH205', {
  message: ['These files import each other: %cycle%.', '这些文件相互导入：%cycle%。'],
  remedy: ['Move what both need into a third file.', '把共用内容移到第三个文件。'],
  in: 'file',
  bad: "import { self } from './example.ts';\nexport const self = 1;\n",
  good: 'export const self = 1;\n',
});

export const noExport = error('PH206', {
  message: ['`%file%` exports no `%name%`%hint%.', '`%file%` 没有导出 `%name%`%hint%。'],
  remedy: ['Correct the name, or export it there.', '改正名称，或在那里导出。'],
  in: 'file',
  bad: "import { lee } from './people.ts';\n",
  good: "import { li } from './people.ts';\n",
});

export const noLanguageName = error('PH207', {
  message: ["'posthorn' has no `%name%`%hint%.", "'posthorn' 没有 `%name%`%hint%。"],
  remedy: ['Correct the name; the catalogue lists what there is.', '改正名称；可用内容见目录。'],
  in: 'file',
  bad: "import { notfy } from 'posthorn';\n",
  good: "import { notify } from 'posthorn';\n",
});

export const brokenName = error('PH208', {
  message: ['`%name%` has errors where it is declared, in `%file%`.', '`%name%` 在声明处 `%file%` 有错误。'],
  remedy: ['Correct it there first.', '请先在那里改正。'],
  in: 'file',
  bad: '',
  good: '',
});

export const importForm = error('PH209', {
  message: ['Imports name what they take: %what% is not read here.', '导入须写明名称：这里不支持%what%。'],
  remedy: ["Write `import { name } from '…'`.", "写 `import { name } from '…'`。"],
  in: 'file',
  bad: "import * as people from './people.ts';\n",
  good: "import { li } from './people.ts';\n",
});

export const noField = error('PH210', {
  message: ['`%type%` has no `%name%`%hint%.', '`%type%` 没有 `%name%`%hint%。'],
  remedy: ['Correct the name; completion in the editor lists what there is.', '改正名称；编辑器补全会列出可用内容。'],
  in: 'when',
  bad: "mail.form.domain === 'a.example'",
  good: "mail.from.domain === 'a.example'",
});

export const misplaced = error('PH211', {
  message: ['`%name%` is %kind%, and cannot stand here as a value.', '`%name%` 是%kind%，不能在此处作为值。'],
  remedy: ['%instead%', '%instead%'],
  in: 'when',
  bad: 'mail === mail',
  good: 'mail.isReply',
});

export const recursion = error('PH212', {
  message: [
    '`%name%` comes back to itself: helpers and flows are put in where they are called, so this would never end.',
    '`%name%` 会回到自身：辅助函数与流程在调用处展开，因此永无止境。',
  ],
  remedy: ['Write it without the call of itself; `every(…)` repeats.', '去掉对自身的调用；需要重复时用 `every(…)`。'],
  in: 'file',
  bad: 'export const loop = (n: number): number => loop(n);\nexport const one = loop(1);\n',
  good: 'export const twice = (n: number) => n + n;\nexport const two = twice(1);\n',
});

export const noMethod = error('PH213', {
  message: ['`%type%` has no method `%name%` here%hint%.', '此处 `%type%` 没有方法 `%name%`%hint%。'],
  remedy: ['Methods of rules: %methods%.', '规则可用的方法：%methods%。'],
  in: 'when',
  bad: "mail.subject.match('x')",
  good: "mail.subject.includes('x')",
});

export const contextShape = error('PH214', {
  message: [
    '`%field%` receives its names taken apart: %what% is not read here.',
    '`%field%` 的参数须解构书写：这里不支持%what%。',
  ],
  remedy: [
    'Write `%field%: ({ mail }) => …`, with the names that you need.',
    '写成 `%field%: ({ mail }) => …`，列出需要的名称。',
  ],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.received', when: (event) => event.mail.isReply",
  good: "title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => mail.isReply",
});

export const notGiven = error('PH215', {
  message: ['`%field%` is given no `%name%`%hint%.', '`%field%` 没有 `%name%`%hint%。'],
  remedy: ['It is given %names%.', '可用的是 %names%。'],
  in: 'policy',
  bad: "title: 'x', owner: 'li', on: 'mail.received', when: ({ mial }) => true",
  good: "title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => mail.isReply",
});

export const typeImport = error('PH216', {
  message: ['`%name%` is %kind%.', '`%name%` %kind%。'],
  remedy: ['Write `%form%`.', '写成 `%form%`。'],
  in: 'file',
  bad: "import { Mail } from 'posthorn';\n",
  good: "import type { Mail } from 'posthorn';\n",
});
