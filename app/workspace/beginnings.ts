import type { RuleFiles } from '../../engine/compiler/compile.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';

/** The text that a new policy begins with. */
export interface Beginning {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly text: string;
}

/** Somebody of the rules, as policies import them. */
interface Somebody {
  readonly id: string;
  readonly constant: string;
  readonly file: string;
}

/**
 * Texts of new policies that compile in these rules as they are: they name the first team, or person, that `people.ts` exports.
 *
 * @param folder where the policy is to stand: `sales`
 */
export function beginnings(files: RuleFiles, people: Ruleset['people'], folder: string): readonly Beginning[] {
  const who = somebodyIn(files, people) ?? { id: 'somebody', constant: 'somebody', file: 'people.ts' };
  const depth = folder.split('/').filter(Boolean).length;
  const path = `${depth ? '../'.repeat(depth) : './'}${who.file}`;
  return BEGINNINGS.map(({ id, title, imports, settings, run, zone }) => ({
    id,
    title,
    text: `import { ${imports.join(', ')} } from 'posthorn';
import { ${who.constant} } from '${path}';

export default policy({
  title: '${title.en}',
  owner: '${who.id}',
${lines(settings.replaceAll('ZONE', zone ? zoneOf(who.id, people) : ''), 2)}
${lines(run.replaceAll('WHO', who.constant), 2)}
});
`,
  }));
}

const PEOPLE = 'people.ts';

function somebodyIn(files: RuleFiles, people: Ruleset['people']): Somebody | undefined {
  const text = files.read(PEOPLE) ?? '';
  const exported = [...text.matchAll(/^export const ([A-Za-z_$][\w$]*) = (team|person)\(\s*['"]([^'"]+)['"]/gm)];
  const found = ['team', 'person'].flatMap((kind) => exported.filter((one) => one[2] === kind && people[one[3]!]))[0];
  return found && { constant: found[1]!, id: found[3]!, file: PEOPLE };
}

function zoneOf(id: string, people: Ruleset['people']): string {
  const party = people[id];
  const person = party?.kind === 'team' ? people[party.lead] : party;
  return person?.kind === 'person' ? person.zone : 'UTC';
}

const lines = (text: string, indent: number) =>
  text
    .split('\n')
    .map((line) => (line ? ' '.repeat(indent) + line : line))
    .join('\n');

interface Pattern {
  readonly id: string;
  readonly title: Beginning['title'];
  readonly imports: readonly string[];
  readonly settings: string;
  readonly run: string;
  readonly zone?: true;
}

const MAIL = "on: 'mail.received',\npriority: 'normal',\nwhen: ({ mail }) => mentions(mail, ['a phrase to look for']),";

const BEGINNINGS: readonly Pattern[] = [
  {
    id: 'tell',
    title: { en: 'Tell somebody of a mail', zh: '收到邮件时通知' },
    imports: ['mentions', 'notify', 'policy'],
    settings: MAIL,
    run: 'async run({ mail }) {\n  await notify(WHO, { text: `Please look at this mail: ${mail.subject}` });\n},',
  },
  {
    id: 'remind',
    title: { en: 'Remind until it is answered', zh: '未回复前持续提醒' },
    imports: ['every', 'mentions', 'notify', 'policy'],
    settings: `${MAIL}\nendsWhen: ({ mail }) => mail.answered,`,
    run: "async run({ mail }) {\n  await notify(WHO, { text: `Please answer: ${mail.subject}` });\n  for await (const _ of every('4h', { times: 3 })) {\n    await notify(WHO, { text: `Still not answered: ${mail.subject}`, stage: 'reminder' });\n  }\n},",
  },
  {
    id: 'escalate',
    title: { en: 'Tell somebody else when nobody takes it on', zh: '无人处理时升级' },
    imports: ['mentions', 'notify', 'policy', 'until'],
    settings: MAIL,
    run: "async run({ mail }) {\n  const told = await notify(WHO, { text: `Please take this on: ${mail.subject}` });\n  if (!(await until(told.acknowledged, '2h'))) {\n    await notify(WHO, { text: `Nobody has taken this on: ${mail.subject}`, stage: 'escalation', priority: 'high' });\n  }\n},",
  },
  {
    id: 'task',
    title: { en: 'Open a task and see that it is done', zh: '创建任务并跟踪完成' },
    imports: ['createTask', 'mentions', 'notify', 'policy', 'until'],
    settings: MAIL,
    run: "async run({ mail }) {\n  await notify(WHO, { text: `There is a task for you: ${mail.subject}` });\n  const task = await createTask({ in: 'oa', title: mail.subject, assign: WHO });\n  if (!(await until(task.done, '24h'))) {\n    await notify(WHO, { text: `The task is not done yet: ${mail.subject}`, stage: 'reminder' });\n  }\n},",
  },
  {
    id: 'schedule',
    title: { en: 'Every Monday morning', zh: '每周一早上' },
    imports: ['notify', 'policy', 'schedule'],
    settings: "on: schedule('0 9 * * MON', { zone: 'ZONE' }),\npriority: 'normal',",
    zone: true,
    run: "async run() {\n  await notify(WHO, { text: 'It is Monday: please look at what is open.' });\n},",
  },
];
