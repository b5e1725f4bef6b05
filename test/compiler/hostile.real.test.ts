import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRules } from '../../app/rules-folder.ts';
import { parse } from '../../engine/compiler/1-parse/parse.ts';
import { sourceOf } from '../../engine/compiler/1-parse/source.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileFile, compileRules } from '../../engine/compiler/compile.ts';
import { processorMs } from '../processor-time.ts';
import { ACCEPTED } from './folders.ts';

const PATH = 'logistics/shipping-trouble.ts';
const D1 = ACCEPTED[PATH]!;
const compiled = (text: string) => compileFile(filesFrom({ ...ACCEPTED, [PATH]: text }), PATH);
const codes = (text: string) => compiled(text).diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);

describe('compiling executes nothing', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'posthorn-hostile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const policy = (fields: string) =>
    `import { notify, policy } from 'posthorn';\nexport default policy({ title: 't', owner: 'li', on: 'mail.received', ${fields} });\n`;

  it('whether at the top, in a getter, in a template literal, in a tag, in a default, or in an imported file', () => {
    const trap = join(folder, 'executed');
    const act = `(globalThis.process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(trap)}, ''), (globalThis.executed = true))`;
    const files = {
      ...ACCEPTED,
      'top.ts': `${act};\n${policy('async run() {}')}`,
      'getter.ts': policy(`get when() { ${act}; return undefined; }, async run() {}`),
      'template.ts': policy(`when: ({ mail }) => mail.subject === \`\${${act}}\`, async run() {}`),
      'tag.ts': policy(`title2: ${act}\`x\`, async run() {}`),
      'default.ts': policy(`async run({ mail = ${act} }) {}`),
      'computed.ts': policy(`[${act}]: 1, async run() {}`),
      'class.ts': `class A { static x = ${act}; static { ${act}; } }\n${policy('async run() {}')}`,
      'importing.ts': `import { loaded } from './imported.ts';\n${policy('title3: loaded, async run() {}')}`,
      'imported.ts': `export const loaded = ${act};\nexport const now = (() => ${act})();\nawait ${act};\n`,
      'helper.ts': `const f = (x = ${act}) => x;\n${policy(`when: ({ mail }) => f() && mail.isReply, async run() {}`)}`,
    };
    const { diagnostics, ruleset } = compileRules(filesFrom(files));
    expect(Object.hasOwn(globalThis, 'executed')).toBe(false);
    expect(existsSync(trap)).toBe(false);
    const refused = new Set(diagnostics.map(({ file }) => file));
    const traps = Object.keys(files).filter((path) => !(path in ACCEPTED));
    expect(traps.filter((path) => !refused.has(path) && path !== 'importing.ts')).toEqual([]);
    expect(ruleset.plans.map(({ id }) => id).filter((id) => traps.includes(`${id}.ts`))).toEqual([]);
  });

  it('reads no file that a link leads out to, nor hidden folders and packages', () => {
    writeFileSync(join(folder, 'people.ts'), 'export const one = 1;\n');
    mkdirSync(join(folder, 'rules/lists'), { recursive: true });
    for (const place of ['.git', 'node_modules/x', 'extensions']) {
      mkdirSync(join(folder, 'rules', place), { recursive: true });
      writeFileSync(join(folder, 'rules', place, 'a.ts'), 'export const a = 1;\n');
    }
    writeFileSync(join(folder, 'rules/inside.ts'), 'export const b = 1;\n');
    writeFileSync(join(folder, 'rules/lists/a.csv'), 'x\n');
    writeFileSync(join(folder, 'rules/types.d.ts'), 'export {};\n');
    symlinkSync(join(folder, 'people.ts'), join(folder, 'rules/outside.ts'));
    symlinkSync(folder, join(folder, 'rules/around'));
    symlinkSync(join(folder, 'nothing'), join(folder, 'rules/dangling.ts'));
    expect(readRules(join(folder, 'rules')).paths()).toEqual(['extensions/a.ts', 'inside.ts', 'lists/a.csv']);
  });
});

describe('bad text', () => {
  it('of more than a megabyte is refused unread', () => {
    const comment = compiled(`${D1}// ${'x'.repeat(1_000_000)}`);
    expect(comment.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['PH103', `The file has ${D1.length + 1_000_003} characters; at most 1000000 are read.`],
    ]);
    expect(codes(`export const words = ['${'x'.repeat(1_000_000)}'];`)).toEqual(['PH103 1:1']);
    expect(comment.plan).toBeUndefined();
  });

  it.each([
    ['parentheses', `${'('.repeat(10_000)}mail.isReply${')'.repeat(10_000)}`],
    ['unclosed parentheses', '('.repeat(10_000)],
    ['brackets and braces', '[{a:'.repeat(5_000)],
    ['negations', `${'!'.repeat(20_000)}mail.isReply`],
    ['a sum', `${'1 + '.repeat(20_000)}1 > 3`],
    ['a chain of properties', `mail${'.from'.repeat(20_000)}`],
    ['a chain of calls', `mail.subject${'.trim()'.repeat(20_000)} === ""`],
    ['choices', `${'mail.isReply ? true : '.repeat(10_000)}false`],
    ['templates', `${'`${'.repeat(10_000)}1${'}`'.repeat(10_000)} === ""`],
    ['arrows', `mail.to.some(${'(a) => [a].some('.repeat(5_000)}`],
    ['types', `(mail.subject as ${'readonly '.repeat(5_000)}${'['.repeat(5_000)}`],
  ])('nested without end is a diagnostic: %s', (_, when) => {
    const text = D1.replace(/carriers\.has[\s\S]*?\]\),/, `${when},`);
    expect(text).not.toBe(D1);
    expect(compiled(text).plan).toBeUndefined();
    expect(codes(text).join()).toMatch(/^PH10[12]/);
  });

  it('with NUL bytes, a byte order mark, CRLF and lone CR has its places right', () => {
    expect(compiled(`\uFEFF${D1.replaceAll('\n', '\r\n')}`).diagnostics).toEqual([]);
    expect(compiled(D1.replaceAll('\n', '\r')).diagnostics).toEqual([]);
    expect(codes(`\uFEFF\r\n\r\n\0`)).toEqual(['PH101 3:1']);
    expect(codes(`// 船期\r\nexport const 船 = mail;`)).toEqual(['PH201 2:18']);
  });
});

describe('broken text', () => {
  it.each(['', '\n', '// nothing', '{', 'export default', 'import', '`', "'", '/*', '<<<<<<< HEAD\n=======\n>>>>>>>'])(
    'is no reason to throw: %j',
    (text) => {
      expect(compiled(text).plan).toBeUndefined();
    },
  );

  it('cut off anywhere keeps the compiler standing, and says where', { timeout: 120_000 }, () => {
    for (let end = 0; end < D1.length; end += 61) {
      const { plan, diagnostics } = compiled(D1.slice(0, end));
      expect(plan).toBeUndefined();
      expect(diagnostics.every(({ line, column, span }) => line > 0 && column > 0 && span[1] <= end + 1)).toBe(true);
    }
  });

  it('with a statement half typed keeps the tree of the rest', () => {
    for (const broken of ['await notify(', 'if (mail.', 'const x =', 'await until(mail.read, ', '}} )']) {
      const text = D1.replace('    const task', `    ${broken}\n    const task`);
      const { program, flaws } = parse(sourceOf(PATH, text));
      expect(flaws.length).toBe(1);
      expect(JSON.stringify(program)).toContain('"name":"createTask"');
    }
  });

  it('of chance never makes it throw', { timeout: 120_000 }, () => {
    const paths = Object.keys(ACCEPTED).filter((path) => path.endsWith('.ts'));
    const piece = fc.constantFrom(
      'await ',
      '(',
      ')',
      '{',
      '}',
      '=>',
      '`',
      "'",
      '...',
      '?.',
      'mail',
      'undefined',
      'const a = ',
      ';',
      '\0',
      '0',
      '船',
      '\n',
    );
    const edit = fc.record({
      path: fc.constantFrom(...paths),
      at: fc.nat(),
      remove: fc.nat(30),
      insert: fc.array(piece, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const files: Record<string, string> = { ...ACCEPTED };
        for (const { path, at, remove, insert } of edits) {
          const text = files[path]!;
          const start = at % (text.length + 1);
          files[path] = text.slice(0, start) + insert.join('') + text.slice(start + remove);
        }
        const { diagnostics, ruleset } = compileRules(filesFrom(files));
        const broken = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ file }) => file));
        expect(ruleset.plans.filter(({ source }) => broken.has(source.file))).toEqual([]);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});

describe('size', () => {
  const long = (statement: (n: number) => string, lines: number) =>
    D1.replace(
      /await notify\(\[[\s\S]*?\}\s*\},\n\}\);/,
      `${Array.from({ length: lines }, (_, n) => statement(n)).join('\n')}\n},\n});`,
    );

  it('of 5,000 lines compiles within seconds where it stays within its history', () => {
    const text = long((n) => `const n${n} = mail.size + ${n}; // ${n}`, 5_000);
    const start = process.cpuUsage();
    const { plan, diagnostics } = compiled(text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan?.steps.length).toBe(5_000);
    expect(processorMs(start)).toBeLessThan(10_000);
  });

  it('of 5,000 alerts is refused for its history', () => {
    expect(
      codes(long((n) => `await notify(purchasing, { text: 'line ${n}' });`, 5_000)).map((line) => line.slice(0, 5)),
    ).toEqual(['PH801']);
  });
});
