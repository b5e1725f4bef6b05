import type { Text } from '../../catalogue/words.ts';
import type { EditKind, EditOf } from './edit.ts';

/** What each edit does, in words, and one of it. The help of the command and the docs show them. */
export const EDITS: { readonly [K in EditKind]: { readonly words: Text; readonly example: EditOf<K> } } = {
  insert: {
    words: { en: 'Put statements into a block, before its step "at".', zh: '在块中第 at 个步骤之前放入语句。' },
    example: { kind: 'insert', into: '2.timedOut', at: 0, text: "await flag('important');" },
  },
  delete: {
    words: { en: 'Delete a step, or neighbours up to "through".', zh: '删除一个步骤，或直到 through 的相邻步骤。' },
    example: { kind: 'delete', step: '1', through: '2' },
  },
  move: {
    words: { en: 'Move steps; "at" counts before they are taken away.', zh: '移动步骤；at 按移走之前计数。' },
    example: { kind: 'move', step: '2.timedOut.0', into: '', at: 2 },
  },
  duplicate: {
    words: { en: 'Put a copy behind, with names of its own.', zh: '在其后放入副本，并另取名称。' },
    example: { kind: 'duplicate', step: '0' },
  },
  replace: {
    words: { en: 'Write a step anew.', zh: '重写一个步骤。' },
    example: { kind: 'replace', step: '0', text: "await sleep('1h');" },
  },
  wrap: {
    words: { en: 'Put steps into an if.', zh: '把步骤放入 if 条件中。' },
    example: { kind: 'wrap', step: '0', text: '!mail.isReply' },
  },
  set: {
    words: {
      en: 'Write an argument, or what stands deeper in it; null takes it away.',
      zh: '写入参数或其内部的值；null 表示移除。',
    },
    example: { kind: 'set', step: '0', path: [1, 'priority'], text: "'urgent'" },
  },
  setting: {
    words: { en: 'Write a field of the policy; null takes it away.', zh: '写入策略的字段；null 表示移除。' },
    example: { kind: 'setting', name: 'when', text: 'mail.isReply' },
  },
  constant: {
    words: { en: 'Write a const of the file; null takes it away.', zh: '写入文件的 const；null 表示移除。' },
    example: { kind: 'constant', name: 'troubles', path: [0], text: "'roll-over'" },
  },
  branch: {
    words: {
      en: 'Add an else, happened, timedOut, case, default, branch, catch or finally.',
      zh: '添加 else、happened、timedOut、case、default、branch、catch 或 finally。',
    },
    example: { kind: 'branch', step: '2', add: 'case', values: ["'monday'"] },
  },
  unbranch: {
    words: { en: 'Take a way away, with what stands in it.', zh: '移除一个分支及其内容。' },
    example: { kind: 'unbranch', block: '2.else' },
  },
  label: {
    words: { en: 'Write the values of a case anew.', zh: '重写 case 的取值。' },
    example: { kind: 'label', block: '2.0', values: ["'monday'", "'tuesday'"] },
  },
  rename: {
    words: { en: 'Call what a step gives otherwise, everywhere.', zh: '将步骤结果的名称全部改名。' },
    example: { kind: 'rename', name: 'task', to: 'trouble' },
  },
  bind: {
    words: { en: 'Name what a step gives; null: no more.', zh: '命名步骤的结果；null 表示不再命名。' },
    example: { kind: 'bind', step: '0', name: 'alert' },
  },
  comment: {
    words: { en: 'Write the comment of a step; null takes it away.', zh: '写入步骤的注释；null 表示移除。' },
    example: { kind: 'comment', step: '0', text: 'All three at once.' },
  },
};
