import { error } from './define.ts';

export const syntax = error('PH101', {
  message: ['This cannot be read as TypeScript: %detail%.', '无法按 TypeScript 读取：%detail%。'],
  remedy: ['Complete or correct what stands here.', '请补全或改正此处。'],
  in: 'when',
  bad: "mail.subject === 'invoice",
  good: "mail.subject === 'invoice'",
});

export const tooDeep = error('PH102', {
  message: ['This is nested more than %limit% levels deep.', '嵌套超过 %limit% 层。'],
  remedy: ['Give inner parts names with `const`, or put them into helpers.', '用 `const` 为内层命名，或移入辅助函数。'],
  in: 'when',
  bad: `${'('.repeat(500)}mail.isReply${')'.repeat(500)}`,
  good: '(mail.isReply)',
});

export const tooLong = error('PH103', {
  message: ['The file has %size% characters; at most %limit% are read.', '文件有 %size% 个字符，最多读取 %limit% 个。'],
  remedy: [
    'Split it into several policies, and keep long lists in `lists/*.csv`.',
    '拆成多个策略，长名单放入 `lists/*.csv`。',
  ],
  in: 'file',
  bad: `export const words = ['${'x'.repeat(1_000_001)}'];\n`,
  good: "export const words = ['x'];\n",
});

export const topLevel = error('PH104', {
  message: [
    '%what% cannot stand at the top of a rules file: rules are compiled, never executed.',
    '规则文件顶层不能有%what%：规则只被编译，从不执行。',
  ],
  remedy: [
    'Keep to `import`, `type`, `const` and `export default policy({…})` at the top; what a policy does stands in its `run`.',
    '顶层只写 `import`、`type`、`const` 和 `export default policy({…})`；策略的动作写在 `run` 中。',
  ],
  in: 'file',
  bad: "console.log('loaded');\n",
  good: "export const word = 'loaded';\n",
});

export const defaultExport = error('PH105', {
  message: [
    'The default export of a rules file is `policy({…})`, and this is something else.',
    '规则文件的默认导出应为 `policy({…})`，此处不是。',
  ],
  remedy: [
    'Write `export default policy({…})`, or give it a name: `export const name = …`.',
    '写成 `export default policy({…})`，或具名导出：`export const name = …`。',
  ],
  in: 'file',
  bad: "export default ['a.example'];\n",
  good: "export const ours = ['a.example'];\n",
});

export const exportForm = error('PH106', {
  message: ['Exports are written where the thing is declared.', '导出应写在声明处。'],
  remedy: [
    'Write `export const name = …`; import from the file that declares it.',
    '写 `export const name = …`，并从声明它的文件导入。',
  ],
  in: 'file',
  bad: "const word = 'x';\nexport { word };\n",
  good: "export const word = 'x';\n",
});

export const notUtf8 = error('PH107', {
  message: [
    'This file is not UTF-8: here, and maybe further on, characters are lost.',
    '文件不是 UTF-8 编码：此处（及其后）有字符丢失。',
  ],
  remedy: [
    'Save the file as UTF-8. A replacement character that is meant is written `\\uFFFD`.',
    '请以 UTF-8 编码保存文件；确需替换字符时写作 `\\uFFFD`。',
  ],
  in: 'file',
  bad: "export const words = ['\uFFFD\uFFFD'];\n",
  good: "export const words = ['清关'];\n",
});
