import { describe, expect, it } from 'vitest';
import { lacks } from '../../app/why/condition.ts';
import { namedBy } from '../../app/why/names.ts';
import { placeOf } from '../../app/why/place.ts';
import { languageOfLocale } from '../../app/why/words.ts';
import { NOT_SENT, SENT } from '../../engine/arbiter/reason.ts';
import { REASON_WORDS, reasonIn } from '../../engine/arbiter/reason-words.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { extractMail } from '../../engine/facts/extract.ts';
import { buildIndex, NOTHING_FETCHED } from '../../engine/match/index.ts';

const PEOPLE = `import { person, team } from 'posthorn';
export const chen = person('chen', { name: 'Chen', zone: 'Asia/Shanghai', language: 'en' });
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en', superior: chen });
export const sales = team('sales', { name: 'Sales', lead: li, members: [li, chen] });
`;

function compiled(when: string, run = 'await notify(li, { text: "x" });') {
  const text = `import { mentions, notify, policy } from 'posthorn';
import { chen, li, sales } from './people.ts';
export default policy({
  title: 'P', owner: 'sales', on: 'mail.received',
  when: ({ mail }) => ${when},
  async run() {
    ${run}
  },
});
`;
  const files: Record<string, string> = { 'people.ts': PEOPLE, 'p.ts': text };
  const { ruleset, diagnostics } = compileRules({ read: (path) => files[path], paths: () => Object.keys(files) });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { plan: ruleset.plans[0]!, ruleset };
}

describe('how much a condition lacks', () => {
  const mail = Buffer.from('From: a@b.example\r\nSubject: hello\r\n\r\nworld\r\n');
  const facts = extractMail(mail, { mailbox: 'm', receivedAt: 0 });

  it.each([
    ["mentions(mail, ['hello'])", 0],
    ["mentions(mail, ['bye'])", 1],
    ["mentions(mail, ['bye']) && mentions(mail, ['farewell'])", 2],
    ["mentions(mail, ['hello']) && mentions(mail, ['farewell'])", 1],
    ["mentions(mail, ['bye']) || (mentions(mail, ['so']) && mentions(mail, ['long']))", 1],
    ["!mentions(mail, ['hello'])", 1],
  ])('%s: %i', (when, missing) => {
    const { plan, ruleset } = compiled(when);
    expect(lacks(plan.when, buildIndex(ruleset).explain(plan, facts, NOTHING_FETCHED))).toBe(missing);
  });
});

describe('a plan', () => {
  it('names persons, also by team and by place, each once', () => {
    const { plan, ruleset } = compiled('true', 'await notify([sales.lead, li.superior, sales], { text: "x" });');
    expect(namedBy(plan, ruleset)).toEqual(['li', 'chen']);
  });

  it('tells the line of a step, and the file alone where an earlier version published it', () => {
    const { plan, ruleset } = compiled('true', 'if (true === true) {\n      await notify(chen, { text: "x" });\n    }');
    const { id } = plan.steps.flatMap((step) => (step.kind === 'if' ? step.then : [step]))[0]!;
    expect(placeOf(id, plan, ruleset)).toEqual({ file: 'p.ts', line: 8 });
    expect(placeOf(id, plan, { ...ruleset, lines: undefined })).toEqual({ file: 'p.ts' });
    expect(placeOf('99', plan, ruleset)).toBeUndefined();
  });
});

describe('words', () => {
  it.each(Object.keys({ ...SENT, ...NOT_SENT }))('for the reason %s, in both languages', (reason) => {
    expect(Object.keys(REASON_WORDS)).toContain(reason);
    expect(reasonIn('en', reason)).toMatch(/[a-z]/);
    expect(reasonIn('zh', reason)).toMatch(/\p{Script=Han}/u);
  });

  it('are in the language of the terminal', () => {
    expect(languageOfLocale({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageOfLocale({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
    expect(languageOfLocale({})).toBe('en');
  });
});
