import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Extensions } from '../../../app/extensions/extensions.ts';
import { runnable } from '../../../app/extensions/runnable.ts';
import { readRules } from '../../../app/rules-folder.ts';
import { compileRules } from '../../../engine/compiler/compile.ts';
import { UNKNOWN } from '../../../engine/expression/environment.ts';

const EXAMPLE = 'docs/examples/ledger/rules';
const here = () => ({ key: 'k1', signal: AbortSignal.timeout(5_000) });

let rules: string;
let said: string[];
const write = (text: string, file = 'ledger.ts') => writeFileSync(join(rules, 'extensions', file), text);
const opened = () =>
  new Extensions(
    rules,
    (line) => said.push(line),
    (line) => said.push(`log ${line}`),
  );
const EFFECT = { kind: 'effect', takes: [{ a: 'text' }], returns: { b: 'text' }, patience: 3_600_000 } as const;
const doing = (perform: string) =>
  `import { defineEffect } from 'posthorn';\nexport const act = defineEffect({ words: { en: 'Acts.' }, takes: { a: 'text' }, returns: { b: 'text' }, ${perform} });\n`;

beforeEach(() => {
  rules = mkdtempSync(join(tmpdir(), 'posthorn-ext-'));
  mkdirSync(join(rules, 'extensions'));
  said = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(rules, { recursive: true });
});

describe('the example that ships', () => {
  it('is loaded as the compiler has read it, and does what it says once for each key', async () => {
    vi.stubEnv('LEDGER_FOLDER', rules);
    const compiled = compileRules(readRules(EXAMPLE));
    const extensions = new Extensions(EXAMPLE, (line) => said.push(line));
    expect(await extensions.load()).toEqual([]);
    expect(runnable(compiled, extensions, []).ruleset.plans.map(({ id }) => id)).toEqual(['sales/order-booked']);
    expect(extensions.helper('ext:ledger.orderNumber', ['Order P.O. #4711'])).toBe('PO-00004711');
    expect(extensions.helper('ext:ledger.orderNumber', ['Lunch?'])).toBeUndefined();

    expect(await extensions.fact('fact:ledger.creditLimit', 'acme.example')).toBe(UNKNOWN);
    writeFileSync(join(rules, 'limits.csv'), 'acme.example,5000\n');
    expect(await extensions.fact('fact:ledger.creditLimit', 'acme.example')).toBe(5_000);
    writeFileSync(join(rules, 'limits.csv'), 'acme.example,1\n');
    expect(await extensions.fact('fact:ledger.creditLimit', 'acme.example'), 'good for ten minutes').toBe(5_000);

    const { signature } = compiled.extensions.find(({ name }) => name === 'book')!;
    const book = (customer: string, key: string) =>
      extensions.perform('ext:ledger.book', signature, [{ customer, order: 'PO-1' }], { ...here(), key });
    expect([await book('acme', 'one'), await book('acme', 'two'), await book('acme', 'one')]).toEqual([
      { line: 1 },
      { line: 2 },
      { line: 1 },
    ]);
    expect(readFileSync(join(rules, 'orders.csv'), 'utf8')).toBe('one,acme,PO-1\ntwo,acme,PO-1\n');
    await expect(book('a,b', 'three')).rejects.toMatchObject({ temporary: false });
  });
});

describe('what an effect may do', () => {
  it('hides its secrets in failures and logs, and fails for now unless it says otherwise', async () => {
    vi.stubEnv('ERP_TOKEN', 'hush-hush');
    write(
      doing(
        "async perform({ a }, { secret, log }) { log(`with ${secret('ERP_TOKEN')}`); throw new Error(`${a} ${secret('ERP_TOKEN')}`); }",
      ),
    );
    const extensions = opened();
    await extensions.load();
    const failure = await extensions.perform('ext:ledger.act', EFFECT, [{ a: 'x' }], here()).catch((error) => error);
    expect([failure.message, failure.temporary]).toEqual(['x ***', true]);
    expect(said).toEqual(['log ledger.act: with ***']);
  });

  it('has failed for good when it returns what it does not declare', async () => {
    write(doing('perform: async () => ({ b: 7 }) as never'));
    const extensions = opened();
    await extensions.load();
    await expect(extensions.perform('ext:ledger.act', EFFECT, [{ a: 'x' }], here())).rejects.toMatchObject({
      message: 'what ledger.act returns.b must be a text, and is a number',
      temporary: false,
    });
  });

  it('is not waited for when its time is over', async () => {
    write(doing('perform: () => new Promise(() => {})'));
    const extensions = opened();
    await extensions.load();
    const attempt = { key: 'k', signal: AbortSignal.timeout(20) };
    await expect(extensions.perform('ext:ledger.act', EFFECT, [{ a: 'x' }], attempt)).rejects.toThrow(
      'ledger.act took too long',
    );
  });

  it('waits for a worker that has it', async () => {
    const extensions = opened();
    await extensions.load();
    const missing = extensions.perform('ext:ledger.act', EFFECT, [{ a: 'x' }], here());
    await expect(missing).rejects.toThrow('this process has no ledger.act: deploy extensions/ledger.ts with it');
  });
});

describe('a file that is changed', () => {
  it('is loaded anew, and stays as it was while it is broken', async () => {
    const helper = (answer: string) =>
      `import { defineHelper } from 'posthorn';\nexport const say = defineHelper({ words: { en: 'Says.' }, takes: [], returns: 'text', evaluate: () => ${answer} });\n`;
    const extensions = opened();
    const load = async (text: string) => {
      write(text);
      const troubles = await extensions.load();
      return [extensions.helper('ext:ledger.say', []), troubles.length];
    };
    expect(await load(helper("'one'"))).toEqual(['one', 0]);
    expect(await load(helper("'two'"))).toEqual(['two', 0]);
    expect(await load(`${helper("'three'")}throw new Error('no licence');\n`)).toEqual(['two', 1]);
    expect(await load(helper("'four'"))).toEqual(['four', 0]);
    expect(await load(helper('7 as never'))).toEqual([UNKNOWN, 0]);
    expect(said).toEqual(['ledger.say answers what it does not declare: it must be a text, and is a number']);
  });

  it('keeps only its own policies out when what it defines is not what stands in its text', async () => {
    write(doing('perform: async ({ a }) => ({ b: a })'));
    mkdirSync(join(rules, 'sales'));
    const policy = (body: string, more = '') =>
      `import { notify, person, policy } from 'posthorn';\n${more}export const li${more ? 2 : ''} = person('li${more ? 2 : ''}', { name: 'Li', zone: 'UTC', language: 'en' });\nexport default policy({ title: 'x', owner: 'li', on: 'mail.received', async run() { ${body} } });\n`;
    writeFileSync(join(rules, 'sales/plain.ts'), policy("await notify(li, { text: 'x' });"));
    writeFileSync(
      join(rules, 'sales/acting.ts'),
      policy(
        "await notify(li2, { text: 'x' }); await act({ a: 'x' });",
        "import { act } from '../extensions/ledger.ts';\n",
      ),
    );
    const compiled = compileRules(readRules(rules));
    expect(compiled.diagnostics).toEqual([]);
    const extensions = opened();
    const ids = async () => {
      const found = runnable(compiled, extensions, await extensions.load());
      return [found.ruleset.plans.map(({ id }) => id), found.diagnostics.map(({ file, code }) => `${file} ${code}`)];
    };
    expect(await ids()).toEqual([['sales/acting', 'sales/plain'], []]);
    write(doing('perform: async ({ a }) => ({ b: a }), patience: `${2}h`'));
    expect(await ids()).toEqual([['sales/plain'], ['extensions/ledger.ts PH790']]);
  });
});
