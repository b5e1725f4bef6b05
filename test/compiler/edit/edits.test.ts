import { expect, it } from 'vitest';
import { applyEdit } from '../../../engine/compiler/edit/apply.ts';
import { copyAsText, copySteps } from '../../../engine/compiler/edit/copy.ts';
import type { Edit } from '../../../engine/compiler/edit/edit.ts';

const policy = (
  body: string,
  head = "import { notify, policy } from 'posthorn';\nimport { li } from '../people.ts';\n",
) => `${head}\nexport default policy({\n  title: 'x',\n  async run({ mail }) {\n${body}  },\n});\n`;

/** The text after an edit, or why there is none. */
function after(text: string, edit: Edit, file?: string): string {
  const result = applyEdit(text, edit, file);
  return result.ok ? result.text : `${result.reason.code}: ${result.reason.en}`;
}

const told = '    await notify(li, { text: mail.subject });\n';

it('brings in what an inserted step needs, and takes it out with the step', () => {
  const text = policy(told);
  const edit = {
    kind: 'insert',
    into: '',
    at: 1,
    text: "const task = await createTask({ in: 'oa', title: 'x', assign: purchasing });\nawait until(task.done, '6h');",
    imports: [{ name: 'purchasing', from: 'people.ts' }],
  } as const;
  const done = after(text, edit, 'logistics/x.ts');
  expect(done).toContain(
    "import { createTask, notify, policy, until } from 'posthorn';\nimport { li, purchasing } from '../people.ts';\n",
  );
  expect(after(done, { kind: 'delete', step: '1', through: '2' })).toBe(text);
});

it('takes imports that stand before pasted steps, in a new line where the file has none of that file', () => {
  const text = policy(told);
  const pasted =
    "import { climb } from '../flows/climb.ts';\nimport { li } from '../people.ts';\n\nawait climb({ who: li });\n";
  const done = after(text, { kind: 'insert', into: '', at: 0, text: pasted });
  expect(done).toContain("from '../people.ts';\nimport { climb } from '../flows/climb.ts';\n");
  expect(done).toContain('    await climb({ who: li });\n    await notify(li');
  expect(after(done, { kind: 'delete', step: '0' })).toBe(text);
});

it('refuses what would leave a name without its meaning, in both languages', () => {
  const text = policy(
    "    const told = await notify(li, {});\n    await until(told.acknowledged, '1h');\n",
    "import { notify, policy, until } from 'posthorn';\nimport { li } from './people.ts';\n",
  );
  expect(after(text, { kind: 'delete', step: '0' })).toMatch(/^unbound: `told`/);
  expect(after(text, { kind: 'move', step: '1', into: '', at: 0 })).toMatch(/^unbound: `told`/);
  expect(after(text, { kind: 'insert', into: '', at: 0, text: 'await nobody();' })).toMatch(/^unbound: `nobody`/);
  expect(after(text, { kind: 'rename', name: 'told', to: 'li' })).toMatch(/^taken/);
  const result = applyEdit(text, { kind: 'delete', step: '0' });
  expect(!result.ok && result.reason.zh).toContain('`told`');
});

it('refuses to let a name mean another value than before', () => {
  const text = policy(
    '    const late = mail.isBulk;\n    if (mail.isReply) {\n      await notify(li, { danger: late });\n    }\n    for (const late of [true]) {\n    }\n',
  );
  const moved = after(text, { kind: 'move', step: '1.then.0', into: '2.body', at: 0 });
  expect(moved).toMatch(/^taken: `late` would mean something else/);
});

it('takes a group of facts that is not given yet', () => {
  const text = policy(told).replace('{ mail }) {', ') {').replace('mail.subject', "'x'").replace('run()', 'run()');
  const done = after(text.replace('run() {', 'run() {'), {
    kind: 'set',
    step: '0',
    path: [1, 'text'],
    text: '`${mail.subject} ${alerts}`',
  });
  expect(done).toContain('run({ mail, alerts }) {');
});

it('gives a statement its semicolon where something comes on its line, and on the next line where that would go on with it', () => {
  expect(
    after(policy('    if (mail.isReply) { await notify(li, {}) }\n'), {
      kind: 'insert',
      into: '0.then',
      at: 1,
      text: 'return',
    }),
  ).toContain('{ await notify(li, {}); return; }');
  const text = policy('    await notify(li, {})\n    await notify(li, {});\n    (1);\n');
  expect(after(text, { kind: 'delete', step: '1' })).toContain('await notify(li, {});\n    (1);');
});

it('puts braces around a single statement, and writes an else that was not there', () => {
  const text = policy('    if (mail.isReply) return;\n');
  expect(after(text, { kind: 'insert', into: '0.then', at: 0, text: 'await notify(li, {});' })).toContain(
    '    if (mail.isReply) {\n      await notify(li, {});\n      return;\n    }\n',
  );
  const done = after(text, { kind: 'insert', into: '0.else', at: 0, text: 'await notify(li, {});' });
  expect(done).toContain('    if (mail.isReply) {\n      return;\n    } else {\n      await notify(li, {});\n    }\n');
  const braced = policy(`    if (mail.isReply) {\n      return;\n    }\n${told}`);
  const both = after(braced, { kind: 'insert', into: '0.else', at: 0, text: "await notify(li, {\n  text: 'x',\n});" });
  expect(both).toContain("    } else {\n      await notify(li, {\n        text: 'x',\n      });\n    }\n");
  expect(after(both, { kind: 'delete', step: '0.else.0' })).toBe(braced);
});

it('ends a case by break where its return went, and the last one where another follows', () => {
  const text = policy(
    "    switch (mail.mailbox) {\n      case 'a':\n        return;\n      case 'b':\n        await notify(li, {});\n    }\n",
  );
  expect(after(text, { kind: 'delete', step: '0.0.0' })).toContain("case 'a':\n        break;\n      case 'b'");
  expect(after(text, { kind: 'insert', into: '0.default', at: 0, text: 'return;' })).toContain(
    '        await notify(li, {});\n        break;\n      default:\n        return;\n    }\n',
  );
});

it('keeps the lines of a text as they are, and moves all others', () => {
  const text = policy('    if (mail.isReply) {\n      await notify(li, {\n        text: `a\n  b`,\n      });\n    }\n');
  expect(after(text, { kind: 'move', step: '0.then.0', into: '', at: 0 })).toContain(
    '{\n    await notify(li, {\n      text: `a\n  b`,\n    });\n    if (mail.isReply) {}\n',
  );
});

it('writes in the indentation and line ends of the file', () => {
  const text = policy(told).replaceAll('  ', '\t').replaceAll('\n', '\r\n');
  const done = after(text, { kind: 'insert', into: '', at: 1, text: 'if (mail.isBulk) {\n    return;\n}' });
  expect(done).toContain('\t\tif (mail.isBulk) {\r\n\t\t\treturn;\r\n\t\t}\r\n');
});

it('copies with names of its own', () => {
  const text = policy('    const told = await notify(li, {});\n    await notify(told.who, {});\n');
  expect(after(text, { kind: 'duplicate', step: '0', through: '1' })).toContain(
    'const told2 = await notify(li, {});\n    await notify(told2.who, {});\n',
  );
});

it('writes fields on lines of their own where the others have such', () => {
  const text = policy("    await notify(li, {\n      text: 'x', // why\n    });\n");
  const done = after(text, { kind: 'set', step: '0', path: [1, 'digest', 'wait'], text: "'30m'" });
  expect(done).toContain("      text: 'x', // why\n      digest: { wait: '30m' },\n    });\n");
  expect(after(done, { kind: 'set', step: '0', path: [1, 'digest'], text: null })).toBe(text);
});

it('refuses what is no expression, or more than one, and goes on where it ends in a comment', () => {
  const set = (text: string) => after(policy(told), { kind: 'set', step: '0', path: [1, 'text'], text });
  for (const bad of ["'a', b: 'c'", "'x' }); await evil(", 'if (x) {}', '']) expect(set(bad)).toMatch(/^syntax/);
  expect(set("'a' // b")).toContain("{ text: 'a' /* b */ }");
});

it('writes settings in their order, and a condition as the function that takes what it names', () => {
  const text = policy(told);
  const done = after(text, { kind: 'setting', name: 'when', text: 'mail.isReply' });
  expect(done).toContain("  title: 'x',\n  when: ({ mail }) => mail.isReply,\n  async run");
  expect(after(done, { kind: 'setting', name: 'when', text: null })).toBe(text);
  expect(after(done, { kind: 'setting', name: 'priority', text: "'high'" })).toContain(
    "'x',\n  priority: 'high',\n  when",
  );
});

it('puts a condition of several lines below its arrow, and one of a single line behind it', () => {
  const text = policy(told);
  const lines = 'mail.isReply &&\n  mail.isBulk';
  const done = after(text, { kind: 'setting', name: 'when', text: lines });
  expect(done).toContain('  when: ({ mail }) =>\n    mail.isReply &&\n    mail.isBulk,\n');
  const other = after(done, { kind: 'setting', name: 'when', text: lines.replace('isBulk', 'isForward') });
  expect(other).toContain('  when: ({ mail }) =>\n    mail.isReply &&\n    mail.isForward,\n');
  const single = after(text, { kind: 'setting', name: 'when', text: 'mail.isReply' });
  expect(after(single, { kind: 'setting', name: 'when', text: lines })).toBe(done);
});

it('imports a name in the place of one that goes from the same file', () => {
  const of = (names: string) => `import { policy } from 'posthorn';
import { ${names} } from '../lists.ts';

export default policy({ title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => LIST.has(mail.from.domain), async run() {} });
`;
  const text = (names: string, list: string) => of(names).replace('LIST', list);
  const to = (from: string, list: string) =>
    after(
      from,
      {
        kind: 'setting',
        name: 'when',
        text: `${list}.has(mail.from.domain)`,
        imports: [{ name: list, from: 'lists.ts' }],
      },
      'a/b.ts',
    );
  expect(to(text('carriers', 'carriers'), 'suppliers')).toBe(text('suppliers', 'suppliers'));
  const two =
    "import { policy } from 'posthorn';\nimport { agents, carriers } from '../lists.ts';\n\nexport default policy({ title: 'x', owner: 'li', on: 'mail.received', when: ({ mail }) => agents.has(mail.subject) || carriers.has(mail.subject), async run() {} });\n";
  const done = after(
    two,
    {
      kind: 'setting',
      name: 'when',
      text: 'agents.has(mail.subject) || brokers.has(mail.subject)',
      imports: [{ name: 'brokers', from: 'lists.ts' }],
    },
    'a/b.ts',
  );
  expect(done).toContain("import { agents, brokers } from '../lists.ts';");
});

it('cannot edit what cannot be read', () => {
  expect(after('export default policy({', { kind: 'delete', step: '0' })).toMatch(/^syntax: The text cannot be read/);
});

it('copies steps with what they use, and pastes them into a policy of another folder, from a text as well', () => {
  const from = policy('    // why\n    await notify(li, {\n      text: mail.subject,\n    });\n');
  const copied = copySteps(from, { step: '0' }, 'logistics/deep/x.ts')!;
  expect(copied.text).toBe('// why\nawait notify(li, {\n  text: mail.subject,\n});');
  expect(copied.imports).toEqual([
    { name: 'notify', from: 'posthorn' },
    { name: 'li', from: 'logistics/people.ts' },
  ]);
  const into = policy('', "import { policy } from 'posthorn';\n");
  const wanted = policy(
    '    // why\n    await notify(li, {\n      text: mail.subject,\n    });\n',
    "import { notify, policy } from 'posthorn';\nimport { li } from '../logistics/people.ts';\n",
  );
  expect(after(into, { kind: 'insert', into: '', at: 0, ...copied }, 'sales/y.ts')).toBe(wanted);
  expect(after(into, { kind: 'insert', into: '', at: 0, text: copyAsText(copied) }, 'sales/y.ts')).toBe(wanted);
  expect(copySteps(from, { step: '7' })).toBeUndefined();
});
