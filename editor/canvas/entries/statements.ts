import type { Written } from '../../../engine/compiler/edit/edit.ts';
import { en } from '../../words/en.ts';
import { zh } from '../../words/zh.ts';
import type { StepIconName } from '../icons.ts';
import { hasMail, quoted, whoText } from './effects.ts';
import type { Entry, Group } from './entry.ts';
import { freshName, type Site } from './site.ts';

type Name = keyof typeof en.canvas.entry;

const language = (...names: readonly string[]) => names.map((name) => ({ name, from: 'posthorn' }));

/** What is waited for at first: the newest task or alert, else the answer to the mail. */
function stateAt(site: Site): string {
  for (const { name, call } of site.given) {
    if (call === 'createTask') return `${name}.done`;
    if (call === 'notify') return `${name}.acknowledged`;
    if (call === 'sendMail') return `${name}.bounced`;
  }
  return hasMail(site) ? 'mail.answered' : 'alerts.acknowledged';
}

/** What a step is made to depend on at first. */
export const conditionAt = (site: Site) => (hasMail(site) ? 'mail.isReply' : "'a' === 'a'");
const whoElse = ({ who }: Site) => (who?.import ? [who.import] : []);

const WRITE: { readonly [name in Name]: (site: Site) => Written } = {
  wait: (site) => ({ text: `if (!(await until(${stateAt(site)}, '2h'))) {\n}`, imports: language('until') }),
  sleep: () => ({ text: "await sleep('1h');", imports: language('sleep') }),
  if: (site) => ({ text: `if (${conditionAt(site)}) {\n}` }),
  switch: (site) => ({
    text: `switch (${hasMail(site) ? 'mail.mailbox' : "'a'"}) {\n  case 'sales/INBOX':\n    break;\n  default:\n}`,
  }),
  together: () => ({
    text: 'await together(\n  async () => {\n  },\n  async () => {\n  },\n);',
    imports: language('together'),
  }),
  every: (site) => ({
    text: `for await (const ${freshName('round', site)} of every('1d', { times: 3 })) {\n}`,
    imports: language('every'),
  }),
  each: (site) => ({
    text: `for (const ${freshName('one', site)} of [${site.who ? whoText(site) : quoted('a')}]) {\n}`,
    imports: whoElse(site),
  }),
  try: () => ({ text: 'try {\n} catch {\n}' }),
  return: () => ({ text: 'return;' }),
  const: (site) => ({
    text: `const ${freshName('value', site)} = ${hasMail(site) ? 'mail.subject' : quoted(site.title)};`,
  }),
};

const SHOWN: { readonly [name in Name]: readonly [Group, StepIconName] } = {
  wait: ['wait', 'hourglass'],
  sleep: ['wait', 'clock'],
  if: ['decide', 'branch'],
  switch: ['decide', 'branch'],
  return: ['decide', 'stop'],
  together: ['repeat', 'parallel'],
  every: ['repeat', 'repeat'],
  each: ['repeat', 'repeat'],
  try: ['repeat', 'shield'],
  const: ['repeat', 'pin'],
};

/** What people look for who do not know our words. */
const ALSO: { readonly [name in Name]?: string } = {
  wait: 'deadline timeout answer reply 期限 超时 回复',
  sleep: 'delay pause 延迟 暂停',
  if: 'branch decide check 分支 判断',
  switch: 'branch decide case 分支 判断',
  return: 'stop finish exit 停止',
  together: 'parallel simultaneous branch 并行 分支',
  every: 'loop remind reminder again 循环 提醒 催',
  each: 'loop 循环',
  try: 'error failure 错误 出错',
  const: 'variable 变量',
};

/** What the language itself can do beside effects. */
export const statementEntries: readonly Entry[] = (Object.keys(SHOWN) as Name[]).map((name) => {
  const [group, icon] = SHOWN[name];
  const [inEnglish, inChinese] = [en.canvas.entry[name], zh.canvas.entry[name]];
  return {
    id: `language.${name}`,
    name: name === 'wait' ? 'until' : name,
    also: ALSO[name],
    group,
    icon,
    label: { en: inEnglish.label, zh: inChinese.label },
    doc: { en: inEnglish.doc, zh: inChinese.doc },
    write: WRITE[name],
  };
});
