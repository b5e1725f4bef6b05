import type { AwaitExpression, Expression as Node } from '@babel/types';
import { expression } from '../../diagnostics/grammar.ts';
import { awaitPlace } from '../../diagnostics/waiting.ts';
import { type Context, report, type Typed } from '../context.ts';
import { type Reason, reason } from '../reason.ts';
import { refused } from './lower.ts';

const FUNCTION = reason(
  'A function as a value',
  '函数作为值',
  'Helpers are `const`s at the top of a file, called by name; arrows stand only in methods such as `.some((item) => …)`.',
  '辅助函数是文件顶层的 `const`，按名称调用；箭头函数只用于 `.some((item) => …)` 等方法中。',
);
const ASSIGNMENT = reason(
  'An assignment',
  '赋值',
  'Nothing changes once it is named: write another `const`.',
  '命名后不可更改：请另写一个 `const`。',
);
const CAST = reason(
  'A type assertion',
  '类型断言',
  'Leave it out; say what is meant with `?.`, `??`, a condition, or a type on the `const`.',
  '去掉它；用 `?.`、`??`、条件，或给 `const` 标注类型来表达。',
);
const OTHER = reason(
  'This expression',
  '此表达式',
  'Write it with facts, helpers and operators.',
  '用事实、辅助函数和运算符书写。',
);

const REASONS: { readonly [kind: string]: Reason } = {
  ArrowFunctionExpression: FUNCTION,
  FunctionExpression: FUNCTION,
  ClassExpression: FUNCTION,
  AssignmentExpression: ASSIGNMENT,
  UpdateExpression: ASSIGNMENT,
  TSAsExpression: CAST,
  TSTypeAssertion: CAST,
  TSNonNullExpression: CAST,
  TSSatisfiesExpression: CAST,
  NewExpression: reason(
    '`new`',
    '`new`',
    'Dates are instants such as `mail.receivedAt`; the time at a place is `await localTime(who)`.',
    '日期使用 `mail.receivedAt` 等时刻；某地时间用 `await localTime(who)`。',
  ),
  ThisExpression: reason('`this`', '`this`', 'Name the thing itself.', '直接写出名称。'),
  SequenceExpression: reason(
    'A comma between expressions',
    '逗号表达式',
    'Write one statement a line.',
    '每行写一个语句。',
  ),
  BigIntLiteral: reason('A big integer', '大整数', 'Write a plain number.', '写普通数字。'),
  ImportExpression: reason(
    'An import inside code',
    '代码内导入',
    'Write `import { … }` at the top.',
    '在文件顶层写 `import { … }`。',
  ),
  TaggedTemplateExpression: reason(
    'A tagged template',
    '标签模板',
    'Write a plain template: `…`.',
    '写普通模板字符串。',
  ),
};

export function unsupported(node: Node, cx: Context): Typed {
  report(cx, node, expression, { ...(REASONS[node.type] ?? OTHER) });
  return refused(node, cx);
}

export function awaitElsewhere(node: AwaitExpression, cx: Context): Typed {
  report(cx, node, awaitPlace, {});
  return refused(node, cx);
}
