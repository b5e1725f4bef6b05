import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cannotUse } from '../../app/cli/failure.ts';
import { objects, posthorn, ROOT } from './command.ts';

const D1 = 'samples/shipping-trouble-gb18030';
const dir = mkdtempSync(join(tmpdir(), 'posthorn-cli-'));
const inDir = (path: string) => join(dir, path);
afterAll(() => rmSync(dir, { recursive: true }));

describe('check', () => {
  it('finds nothing wrong with the rules that ship', async () => {
    const { code, stdout } = await posthorn(['check', '--json']);
    const [result] = objects({ code, stdout, stderr: '' });
    expect(result).toMatchObject({ ok: true, diagnostics: [] });
    expect(result.policies).toBeGreaterThanOrEqual(10);
    expect(code).toBe(0);
  });

  it('says what is wrong, where, and how to write it', async () => {
    const rules = inDir('broken');
    cpSync(join(ROOT, 'rules'), rules, { recursive: true });
    writeFileSync(
      join(rules, 'bad.ts'),
      "import { policy } from 'posthorn';\nexport default policy({\n  title: 'x', owner: 'office', on: 'mail.received', priority: 'low',\n  when: ({ mail }) => mail.form.domain === 'a.example',\n  async run() {},\n});\n",
    );
    const outcome = await posthorn(['check', '--json', '--rules', rules]);
    expect(outcome.code).toBe(1);
    const [{ ok, diagnostics }] = objects(outcome);
    expect(ok).toBe(false);
    expect(Object.keys(diagnostics[0])).toEqual(['file', 'line', 'column', 'code', 'severity', 'message']);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ file: join(rules, 'bad.ts'), line: 4, severity: 'error' }),
    );
    const told = await posthorn(['check', '--rules', rules]);
    expect(told.stdout).toContain(`${join(rules, 'bad.ts')}:4:`);
    expect(told.stdout).toContain('did you mean `from`?');
    expect((await posthorn(['check', '--rules', rules, join(rules, 'sales')])).code).toBe(0);
    // The others still run.
    const replayed = await posthorn(['match', '--json', '--rules', rules, D1]);
    expect(objects(replayed)[0].policies).toEqual(['logistics/shipping-trouble']);
    expect(replayed.stderr).toMatch(/1 error in the rules/);
  });
});

describe('facts, match and replay', () => {
  it('tell what a mail is, which policies it starts, and what follows', async () => {
    const facts = objects(await posthorn(['facts', `${D1}/message.eml`, '--json']))[0];
    expect(facts['mail.from.domain']).toBe('pearlriver-forwarding.example');
    const match = objects(await posthorn(['match', D1, '--json', '--explain']))[0];
    expect(match).toMatchObject({
      file: `${D1}/message.eml`,
      messageId: facts['mail.messageId'],
      policies: ['logistics/shipping-trouble'],
    });
    expect(match.explain['logistics/shipping-trouble'].truth).toBe(true);
    expect(match.explain['service/complaint'].truth).toBe(false);
    const entries = objects(await posthorn(['replay', D1, '--json']));
    expect(entries).toContainEqual(
      expect.objectContaining({
        file: `${D1}/message.eml`,
        policy: 'logistics/shipping-trouble',
        at: 'PT0S',
        kind: 'notify',
        to: 'li',
        channel: 'email',
        stage: 'first',
        reason: 'told',
      }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({ at: 'PT6H', kind: 'notify', to: 'chen', stage: 'escalation' }),
    );
  });

  it('take a bare mail with a scenario', async () => {
    writeFileSync(
      inDir('done.json'),
      JSON.stringify({ start: '2026-03-02T01:15:00Z', then: [{ at: 'PT5H', event: 'task.done' }] }),
    );
    cpSync(join(ROOT, D1, 'message.eml'), inDir('bare.eml'));
    const told = objects(await posthorn(['replay', inDir('bare.eml'), '--scenario', inDir('done.json'), '--json']));
    expect(told.filter(({ kind }) => kind === 'notify')).toHaveLength(3);
    expect(told.at(-1)).toMatchObject({ at: 'PT5H', kind: 'end' });
  });

  it('read well', async () => {
    const { stdout } = await posthorn(['replay', D1]);
    expect(stdout).toContain('+6h       15:15      tells Chen Guodong by email (urgent, escalation)');
    expect(stdout).not.toContain('\x1b');
  });

  it('let no control character of a mail reach the terminal', async () => {
    writeFileSync(
      inDir('escape.eml'),
      'From: a@b.example\r\nSubject: \x1b[31mred\x07 \xc2\x9b\r\n\r\n\x1b]0;title\x07',
    );
    for (const args of [['facts'], ['facts', '--json'], ['match', '--explain'], ['replay'], ['replay', '--json']]) {
      const { stdout } = await posthorn([...args, inDir('escape.eml')]);
      expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('test and graph', () => {
  it('hold the cases, and name what is not as they say', async () => {
    const right = objects(await posthorn(['test', D1, '--json', '--coverage']));
    expect(right[0]).toMatchObject({ file: `${D1}/message.eml`, ok: true });
    expect(right[1]).toMatchObject({
      policy: 'logistics/shipping-trouble',
      fires: 1,
      coverage: { taken: expect.any(Number) },
    });
    cpSync(join(ROOT, D1), inDir('wrong'), { recursive: true });
    writeFileSync(
      inDir('wrong/scenario.json'),
      JSON.stringify({ match: [], expect: [{ at: 'PT1H', kind: 'notify' }] }),
    );
    const wrong = await posthorn(['test', inDir('wrong')]);
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toContain('logistics/shipping-trouble matches and should not');
    expect(wrong.stdout).toContain('expected and not found: PT1H notify');
  });

  it('draw a policy', async () => {
    const outcome = await posthorn(['graph', 'rules/logistics/shipping-trouble.ts', '--json']);
    const [{ nodes, edges }] = objects(outcome);
    expect(Object.keys(nodes[0])).toEqual(['id', 'kind', 'label', 'span']);
    expect(edges[0]).toEqual({ from: 'start', to: expect.any(String), exit: 'next' });
  });
});

describe('init', () => {
  it('makes a repository whose rules compile and whose cases hold', async () => {
    const fresh = inDir('elmwood');
    expect((await posthorn(['init', fresh])).code).toBe(0);
    expect(objects(await posthorn(['check', '--json'], { cwd: fresh }))[0]).toMatchObject({ ok: true });
    expect((await posthorn(['test'], { cwd: fresh })).code).toBe(0);
    const again = await posthorn(['init', fresh]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('this folder is not empty')]);
  });
});

describe('wrong use', () => {
  beforeAll(() => {
    mkdirSync(inDir('empty'));
    writeFileSync(inDir('bad.json'), '{"then": [{"at": "2h", "evnt": "mail.read"}]}');
    writeFileSync(inDir('worse.json'), '{"then": ');
    writeFileSync(inDir('nul.eml'), '\0\0\0');
  });

  it.each([
    [['frob'], 2, "unknown command 'frob'"],
    [['check', '--frob'], 2, "unknown option '--frob'"],
    [['replay'], 2, "missing required argument 'paths'"],
    [['replay', 'none.eml'], 2, 'none.eml: there is no such file or folder.'],
    [['replay', '{dir}/empty'], 2, 'empty: there is no mail (.eml) and no event.json in this folder.'],
    [['match', '{dir}/empty'], 2, 'there is no mail (.eml)'],
    [['test', '{dir}/empty'], 2, 'there is no mail (.eml)'],
    [['facts', 'samples'], 2, 'samples: this is a folder'],
    [['check', '--rules', 'none'], 2, 'none: there is no such file or folder.'],
    [['check', '--rules', '{dir}/empty'], 2, 'there are no rules in this folder'],
    [['check', '--rules', 'package.json'], 2, 'package.json'],
    [['check', 'elsewhere.ts'], 2, 'elsewhere.ts: this is no file or folder of the rules in rules'],
    [['graph', 'rules/none.ts'], 2, 'rules/none.ts: this is no file or folder of the rules'],
    [['graph', 'rules/people.ts'], 1, 'there is no policy in this file'],
    [['replay', D1, '--scenario', '{dir}/bad.json'], 1, 'bad.json: then.0.at: "2h" is no ISO 8601 duration'],
    [['replay', D1, '--scenario', '{dir}/bad.json'], 1, 'then.0.evnt is unknown; did you mean "event"?'],
    [['replay', D1, '--scenario', '{dir}/worse.json'], 1, 'worse.json: this is not JSON'],
    [['replay', D1, '--scenario', 'none.json'], 2, 'none.json: there is no such file'],
    [['init', 'rules'], 2, 'rules: this folder is not empty'],
    [['up', '--config', 'none.json'], 2, 'none.json: there is no such file'],
  ])('posthorn %s', async (args, code, message) => {
    const outcome = await posthorn(args.map((arg) => arg.replace('{dir}', dir)));
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
    expect(outcome.code).toBe(code);
  });

  it('says that a file may not be read', () => {
    const { message, exit } = cannotUse('secret.eml', Object.assign(new Error(), { code: 'EACCES' }));
    expect([message, exit]).toEqual(['secret.eml: this user may not read it.', 2]);
  });

  it('reads what is no mail as far as it can', async () => {
    const { code } = await posthorn(['match', inDir('nul.eml'), '--json']);
    expect(code).toBe(0);
  });

  it('shows where an error comes from on request only', async () => {
    expect((await posthorn(['facts', 'none.eml', '--debug'])).stderr).toMatch(/\n\s+at /);
  });

  it('does not mind a reader that has seen enough', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${ROOT}bin/posthorn.mjs" replay samples --json | head -1 >/dev/null`],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
  });
});
