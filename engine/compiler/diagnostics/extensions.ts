import { error } from './define.ts';

export const extensionPlace = error('PH751', {
  message: [
    '`%name%` declares what engineers write, and that stands in a file right below `extensions/`.',
    '`%name%` 用于声明工程师编写的扩展，须写在 `extensions/` 下的文件中。',
  ],
  remedy: [
    "Move it to `extensions/`, and import what it declares: `import { createInvoice } from '../extensions/erp.ts'`.",
    "移到 `extensions/` 下，再导入其声明：`import { createInvoice } from '../extensions/erp.ts'`。",
  ],
  in: 'file',
  bad: "import { defineHelper } from 'posthorn';\n",
  good: "import { isVip } from './extensions/erp.ts';\n",
});

export const extensionOwn = error('PH752', {
  message: [
    '`%name%` of `%file%` is no effect, fact or helper that it declares for policies.',
    '`%file%` 的 `%name%` 不是供策略使用的动作、事实或辅助函数声明。',
  ],
  remedy: [
    'Policies take from extensions what stands there as `export const %name% = defineEffect({…})`, `defineFact` or `defineHelper`; a constant that rules need stands in a rules file.',
    '策略只能使用扩展中以 `export const %name% = defineEffect({…})`、`defineFact` 或 `defineHelper` 声明的内容；规则所需常量请写在规则文件中。',
  ],
  in: 'file',
  bad: "import { LIMIT } from './extensions/erp.ts';\n",
  good: "import { isVip } from './extensions/erp.ts';\n",
});

export const extensionForm = error('PH753', {
  message: ['This declares no %kind%: %why%.', '此写法不能声明%kind%：%why%。'],
  remedy: [
    'What policies are checked against is read, not run, so it is written out: %form%.',
    '策略检查所依据的内容只读取、不执行，须直接写出：%form%。',
  ],
  in: 'extension',
  bad: "export const isVip = defineHelper({ takes: ['text'], returns: 'boolean', evaluate: (address: string) => address === 'a@b.example' });\n",
  good: "export const isVip = defineHelper({ words: { en: 'Whether it is a VIP.' }, takes: ['text'], returns: 'boolean', evaluate: (address: string) => address === 'a@b.example' });\n",
});

export const extensionShape = error('PH754', {
  message: ['`%text%` is nothing that policies can give or be given%hint%.', '`%text%` 不是策略可用的类型%hint%。'],
  remedy: [
    "Write `'text'`, `'number'`, `'boolean'`, `'instant'`, with `?` where it may be left out, a list such as `['text']`, or an object of these.",
    "可写 `'text'`、`'number'`、`'boolean'`、`'instant'`（可省略时加 `?`）、列表（如 `['text']`）或由它们组成的对象。",
  ],
  in: 'extension',
  bad: "export const isVip = defineHelper({ words: { en: 'Whether it is a VIP.' }, takes: ['string'], returns: 'boolean', evaluate: () => true });\n",
  good: "export const isVip = defineHelper({ words: { en: 'Whether it is a VIP.' }, takes: ['text'], returns: 'boolean', evaluate: () => true });\n",
});

export const extensionConstant = error('PH755', {
  message: [
    '`%name%` is asked about an event, and a constant belongs to none.',
    '`%name%` 针对某个事件求值，而常量不属于任何事件。',
  ],
  remedy: [
    'Call it in `when` or in `run`, or in a helper: `const isGood = (mail: Mail) => …`.',
    '在 `when`、`run` 或辅助函数中调用：`const isGood = (mail: Mail) => …`。',
  ],
  in: 'file',
  bad: "import { isVip } from './extensions/erp.ts';\nexport const known = isVip('a@b.example');\n",
  good: "import { isVip } from './extensions/erp.ts';\nexport const known = (address: string) => isVip(address);\n",
});

/** Said when the code of an extension is loaded; `posthorn check` runs nothing and never says it. */
export const extensionUnfit = error('PH790', {
  message: ['This extension is not used as it stands: %why%.', '此扩展未按现状启用：%why%。'],
  remedy: [
    'Policies that need it stay as they were, or are left out, until it is mended.',
    '修复之前，依赖它的策略保持原样或不启用。',
  ],
  in: 'extension',
  bad: '',
  good: '',
});
