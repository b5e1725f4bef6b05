import { compileRules } from '../../../engine/compiler/compile.ts';
import type { RunStart } from '../../../engine/interpreter/host.ts';
import type { Plan } from '../../../engine/plan/plan.ts';
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

/** The compiled policies, and what their runs start with: the one case, or with it others that match the same mail. */
export function subject(policies: number): { ruleset: Ruleset; runs: RunStart[] } {
  const files = new Map(FILES);
  for (let n = 1; n < policies; n++) files.set(`q${n}.ts`, other(n));
  const { ruleset, diagnostics } = compileRules({ read: (path) => files.get(path), paths: () => [...files.keys()] });
  if (ruleset.plans.length !== policies) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const run = (plan: Plan): RunStart => {
    return { plan, facts: { 'mail.subject': SUBJECT }, derived: [], lists: {}, templates: {} };
  };
  return { ruleset, runs: ruleset.plans.map(run) };
}

/** Wants to tell the same persons of the same mail: nobody hears of it twice. */
const other = (n: number) => `import { notify, policy, until } from 'posthorn';
import { anna, chen, li } from './people.ts';
export default policy({
  title: 'Bench ${n}', owner: 'li', on: 'mail.received', priority: 'normal',
  async run({ mail }) {
    await notify([anna, chen, li], { text: \`Number ${n}: \${mail.subject}\` });
    await until(mail.answered, '${n + 1}h');
  },
});
`;

export const SUBJECT = 'Customs hold MSKU1234565';
