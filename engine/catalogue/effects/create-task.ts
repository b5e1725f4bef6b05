import type { EffectEntry } from '../entry.ts';
import { object, string, who } from '../type.ts';
import { words } from '../words.ts';

/** What `createTask` returns. Its state `task.done` comes from the system that keeps the task. */
export const task = object('Task', {
  id: {
    type: string,
    words: words('id', '编号', "The task's id, the same on every repeat of the run.", '任务编号，重放时保持不变。'),
  },
  title: { type: string, words: words('title', '标题', 'As it was created.', '创建时的标题。') },
});

export const createTask: EffectEntry = {
  name: 'createTask',
  reach: 'outside',
  words: words(
    'create a task',
    '创建任务',
    'Opens a task in a system of the configuration (the embedded list, or an outside system by webhook).',
    '在配置的系统中创建任务（内置列表，或经 webhook 的外部系统）。',
  ),
  params: [
    {
      name: 'task',
      words: words('task', '任务', 'The task to open.', '要创建的任务。'),
      type: object('NewTask', {
        in: {
          type: string,
          words: words(
            'system',
            '系统',
            'The task system, as the configuration names it.',
            '任务系统，按配置中的名称。',
          ),
          example: "'oa'",
        },
        title: { type: string, words: words('title', '标题', 'One line.', '一行文字。'), example: "'Customs hold'" },
        assign: {
          type: who,
          optional: true,
          words: words('assignee', '负责人', 'The person or team that is to do it.', '负责的人或团队。'),
          example: 'purchasing',
        },
        note: {
          type: string,
          optional: true,
          words: words('note', '说明', 'More about it, plain text.', '更多说明，纯文本。'),
        },
      }),
    },
  ],
  returns: task,
  example: "const task = await createTask({ in: 'oa', title: `Trouble: ${mail.subject}`, assign: purchasing });",
};
