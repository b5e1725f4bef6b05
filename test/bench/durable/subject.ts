import { compileRules } from '../../../engine/compiler/compile.ts';
import type { RunStart } from '../../../engine/interpreter/host.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';

/** The hand-written workflow's case as a policy. */
const FILES = new Map([
  [
    'people.ts',
    `import { person } from 'posthorn';
export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'zh' });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh' });
export const anna = person('anna', { name: 'Anna', zone: 'Europe/Berlin', language: 'en' });
`,
  ],
  [
    'p.ts',
    `import { createTask, notify, policy, until } from 'posthorn';
import { anna, chen, li } from './people.ts';
export default policy({
  title: 'Bench', owner: 'li', on: 'mail.received', priority: 'normal',
  async run({ mail }) {
    await notify([anna, chen, li], { text: \`Please look: \${mail.subject}\` });
    const task = await createTask({ in: 'oa', title: mail.subject, assign: li });
    await until(task.done, '6h');
  },
});
`,
  ],
]);

/** The compiled policy, and what a run of it starts with. */
export function subject(): { ruleset: Ruleset; run: RunStart } {
  const { ruleset, diagnostics } = compileRules({ read: (path) => FILES.get(path), paths: () => [...FILES.keys()] });
  const [plan] = ruleset.plans;
  if (!plan) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { ruleset, run: { plan, facts: { 'mail.subject': SUBJECT }, derived: [], lists: {}, templates: {} } };
}

export const SUBJECT = 'Customs hold MSKU1234565';
