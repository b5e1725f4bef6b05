import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRules } from '../../../app/rules-folder.ts';
import { markedText } from '../../../editor/tryout/marked.ts';
import { happeningsOf } from '../../../editor/tryout/scenario/scenario.ts';
import { momentsOf, trailAt } from '../../../editor/tryout/timeline.ts';
import { KeptRules } from '../../../editor/tryout/work/kept-rules.ts';
import type { Tried } from '../../../editor/tryout/work/messages.ts';
import { tryIt } from '../../../editor/tryout/work/try.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PATH = 'logistics/shipping-trouble.ts';
const files = readRules(join(ROOT, 'rules'));
const text = files.read(PATH)!;
const raw = new Uint8Array(readFileSync(join(ROOT, 'samples/shipping-trouble-big5/message.eml')));
const scenario = JSON.parse(readFileSync(join(ROOT, 'samples/shipping-trouble-big5/scenario.json'), 'utf8'));
const rules = new KeptRules();
rules.files(files.paths().map((path) => [path, files.read(path)!]));

const tried = (changes: { text?: string; scenario?: object; lastGood?: boolean } = {}): Promise<Tried> =>
  tryIt({ raw }, { path: PATH, text, scenario, lastGood: false, ...changes } as never, rules);

describe('a mail that is tried', () => {
  let now: Tried;
  beforeAll(async () => {
    now = await tried();
  });

  it('starts the policy, with its reasons in words of both languages and its words marked', () => {
    const [own] = now.verdicts;
    expect([now.of, own?.outcome, own?.policy]).toEqual(['present', 'started', 'logistics/shipping-trouble']);
    expect(own?.explained?.by).toBe('all');
    const mentions = own?.explained?.of.find(({ found }) => found.length > 0);
    expect([mentions?.truth, mentions?.words.zh]).toEqual([true, expect.stringContaining('邮件')]);
    const marked = markedText(now.mail!.subject, 'mail.subject', now.verdicts).concat(
      markedText(now.mail!.text, 'mail.text', now.verdicts),
    );
    expect(marked.filter(({ found }) => found).length).toBeGreaterThan(0);
    expect(marked.map((piece) => piece.text).join('')).toBe(now.mail!.subject + now.mail!.text);
  });

  it('is played as the case says, moment by moment, with where the run has been by then', () => {
    const run = now.run!;
    expect(run.problems).toEqual([]);
    const moments = momentsOf(run, happeningsOf(scenario), undefined);
    expect(moments.map(({ at }) => at)).toEqual([0, 5_400_000]);
    expect(moments[1]?.rows[0]).toMatchObject({ kind: 'world', happening: { event: 'task.done', by: 'li' } });
    const trail = trailAt(run, 'logistics/shipping-trouble', 0)!;
    expect(trail.treads.get('2')?.state).toBe('waits');
    expect(trailAt(run, 'logistics/shipping-trouble', 5_400_000)?.treads.get('end')?.state).toBe('walked');
    expect(trailAt(run, 'sales/price-negotiation', 0)).toBeUndefined();
  });

  it('follows the text as it is typed: what is not saved counts', async () => {
    const typed = text.replace("'6h'", "'1h'");
    const { run } = await tried({ text: typed });
    expect(run?.entries.find(({ kind, until }) => kind === 'wait' && until !== undefined)?.until).toBe(3_600_000);
    expect(run?.problems).not.toEqual([]);
  });

  it('says what to mend where the text does not compile, and tries the last good one only where it is asked to', async () => {
    const half = text.replace('title:', 'titel:');
    const nothing = await tried({ text: half });
    expect([nothing.of, nothing.hasLastGood, nothing.errors.length > 0]).toEqual(['nothing', true, true]);
    expect(nothing.verdicts.some(({ path }) => path === PATH)).toBe(false);
    const last = await tried({ text: half, lastGood: true });
    expect([last.of, last.verdicts[0]?.outcome]).toEqual(['last good', 'started']);
  });

  it('says what is wrong with a scenario, and shows the mail all the same', async () => {
    const { troubles, run, mail } = await tried({ scenario: { then: [{ at: 'soon', event: 'mail.read' }] } });
    expect(troubles.join()).toContain('then.0.at');
    expect([run, mail?.subject]).toEqual([undefined, now.mail?.subject]);
  });

  it('asks for what the scenario does not tell', async () => {
    const path = 'office/mail-burst.ts';
    const found = files.paths().find((each) => each.endsWith('mail-burst.ts')) ?? path;
    const sample = new Uint8Array(readFileSync(join(ROOT, 'samples/mail-burst-twentieth/message.eml')));
    const trial = { path: found, text: files.read(found)!, scenario: {}, lastGood: false };
    const { verdicts, asked } = await tryIt({ raw: sample }, trial, rules);
    expect(verdicts[0]?.outcome).toBe('unknown');
    expect(asked[0]).toMatchObject({ kind: 'count', event: 'mail.received' });
  });
});

it('what is no mail at all shows what could be read, and the problem', async () => {
  const { mail, run } = await tryIt(
    { raw: new Uint8Array([0xff, 0xfe, 0, 1, 2, 60, 115, 62]) },
    { path: PATH, text, scenario: {}, lastGood: false },
    rules,
  );
  expect(mail?.problems).toContain('address');
  expect(run?.entries.filter(({ policy }) => policy === 'logistics/shipping-trouble')).toEqual([]);
});

it('an event that is no mail is played, and one that is none is said to be so', async () => {
  const path = files.paths().find((each) => each.endsWith('cart-abandoned.ts'))!;
  const folder = join(ROOT, 'samples/cart-abandoned-large');
  const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const trial = { path, text: files.read(path)!, scenario: json('scenario.json'), lastGood: false };
  const { verdicts, run, event } = await tryIt({ event: json('event.json') }, trial, rules);
  expect([verdicts[0]?.outcome, run?.problems, event]).toEqual(['started', [], expect.stringContaining('"data"')]);
  const none = await tryIt({ event: { event: 'mail.received', data: {} } }, trial, rules);
  expect(none.troubles.length + none.verdicts.length).toBeGreaterThan(0);
  expect((await tryIt({ event: 7 }, trial, rules)).troubles).toEqual(['the event must be a JSON object']);
});

describe('what engineers have written', () => {
  const extension = readFileSync(join(ROOT, 'test/compiler/accepted/extensions/erp.ts'), 'utf8');
  const path = 'logistics/vip.ts';
  const asking = (condition: string) => `import { notify, policy } from 'posthorn';
import { creditLimit, isVip } from '../extensions/erp.ts';
import { purchasing } from '../people.ts';

export default policy({
  title: 'Important',
  owner: 'purchasing',
  on: 'mail.received',
  when: ({ mail }) => ${condition},
  async run() {
    await notify(purchasing, { text: 'x' });
  },
});
`;
  const own = new KeptRules();
  own.files([['extensions/erp.ts', extension], ...files.paths().map((one) => [one, files.read(one)!] as const)]);
  const askedAbout = ([first]: Tried['asked']) => (first?.kind === 'extension' ? String(first.of) : '');
  const asked = async (condition: string, facts = {}) => {
    const trial = { path, text: asking(condition), scenario: { facts: { count: {}, ...facts } }, lastGood: false };
    const { errors, verdicts, asked: dear } = await tryIt({ raw }, trial, own);
    expect(errors).toEqual([]);
    return { outcome: verdicts[0]?.outcome, untold: verdicts[0]?.explained?.untold, dear };
  };

  it('is not asked here: a helper by name, with whom it was asked about, and what it would answer can be told', async () => {
    const condition = 'isVip(mail.from.address)';
    const { outcome, untold, dear } = await asked(condition);
    expect([outcome, untold]).toEqual(['unknown', [{ kind: 'helper', name: 'erp.isVip' }]]);
    const of = askedAbout(dear);
    expect(dear[0]).toEqual({ kind: 'extension', name: 'ext:erp.isVip', of: expect.stringContaining('@') });
    expect(await asked(condition, { 'erp.isVip': { [of]: true } })).toMatchObject({ outcome: 'started', untold: [] });
    expect((await asked(condition, { 'erp.isVip': { [of]: false } })).outcome).toBe('not started');
  });

  it('is told in the same way of a fact of an outside system', async () => {
    const condition = 'creditLimit(mail.from.domain) > 1000';
    const { outcome, untold, dear } = await asked(condition);
    expect([outcome, untold]).toEqual(['unknown', [{ kind: 'fact', name: 'erp.creditLimit' }]]);
    const of = askedAbout(dear);
    expect((await asked(condition, { 'erp.creditLimit': { [of]: 5000 } })).outcome).toBe('started');
  });
});
