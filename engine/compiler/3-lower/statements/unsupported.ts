import type { Statement } from '@babel/types';
import { statement } from '../../diagnostics/grammar.ts';
import type { Outcome } from '../block.ts';
import { type Context, report } from '../context.ts';
import { type Reason, reason } from '../reason.ts';

const LOOP = reason(
  'A loop without a bound',
  '无界循环',
  "Repeat with `for await (const n of every('30m', { times: 3 })) { … }`, or go through a list with `for (const x of list) { … }`.",
  "用 `for await (const n of every('30m', { times: 3 })) { … }` 重复，或用 `for (const x of list) { … }` 遍历列表。",
);
const JUMP = reason(
  'A jump',
  '跳转',
  'Put what is to be skipped into an `if`; `break` only ends a `case`.',
  '把要跳过的内容放入 `if`；`break` 只用于结束 `case`。',
);
const OTHER = reason(
  'This statement',
  '此语句',
  'Write it with `const`, `await`, `if`, `switch`, `for`, `try` and `return`.',
  '用 `const`、`await`、`if`、`switch`、`for`、`try` 和 `return` 书写。',
);
const TYPE = reason(
  'A type inside a function',
  '函数内的类型',
  'Declare it at the top of the file.',
  '在文件顶层声明。',
);

const REASONS: { readonly [kind: string]: Reason } = {
  WhileStatement: LOOP,
  DoWhileStatement: LOOP,
  ForStatement: LOOP,
  ForInStatement: LOOP,
  BreakStatement: JUMP,
  ContinueStatement: JUMP,
  LabeledStatement: JUMP,
  ThrowStatement: reason(
    '`throw`',
    '`throw`',
    'Tell somebody with `await notify(…)`, and end with `return;`.',
    '用 `await notify(…)` 通知某人，并以 `return;` 结束。',
  ),
  BlockStatement: reason('A block by itself', '独立代码块', 'Leave out the braces.', '去掉花括号。'),
  ClassDeclaration: reason(
    'A class',
    '类',
    'Write helpers and flows at the top of the file.',
    '在文件顶层写辅助函数和流程。',
  ),
  FunctionDeclaration: reason(
    'A function inside `run`',
    '`run` 内的函数',
    'Write a helper or a `flow(…)` at the top of the file.',
    '在文件顶层写辅助函数或 `flow(…)`。',
  ),
  DebuggerStatement: reason(
    '`debugger`',
    '`debugger`',
    'Remove it; `posthorn replay` shows each step.',
    '删除它；`posthorn replay` 会显示每一步。',
  ),
  TSTypeAliasDeclaration: TYPE,
  TSInterfaceDeclaration: TYPE,
  TSEnumDeclaration: TYPE,
};

/** Why the language does not have a kind of statement. */
export const reasonAgainst = ({ type }: Statement): Reason => REASONS[type] ?? OTHER;

export function unsupported(node: Statement, _id: unknown, cx: Context): Outcome {
  report(cx, node, statement, { ...reasonAgainst(node) });
  return nothing(node, _id, cx);
}

/** `let` and `var`: they could change. */
export const reasonAgainstChange = (kind: string): Reason =>
  reason(
    `\`${kind}\``,
    `\`${kind}\``,
    'Write `const`: nothing changes once it is named.',
    '使用 `const`：命名后不再改变。',
  );

export function changing(node: Statement, kind: string, cx: Context): Outcome {
  report(cx, node, statement, { ...reasonAgainstChange(kind) });
  return nothing(node, undefined, cx);
}

export const nothing = (_node: Statement, _id: unknown, cx: Context): Outcome => ({
  steps: [],
  ends: false,
  shown: cx.shown,
});
