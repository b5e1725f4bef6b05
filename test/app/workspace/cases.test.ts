import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readRules } from '../../../app/rules-folder.ts';
import { beginnings } from '../../../app/workspace/beginnings.ts';
import { Pseudonyms } from '../../../app/workspace/cases/pseudonyms.ts';
import { redactedMail } from '../../../app/workspace/cases/redact-mail.ts';
import { compileRules } from '../../../engine/compiler/compile.ts';
import { extractMail } from '../../../engine/facts/extract.ts';
import { buildIndex, NOTHING_FETCHED } from '../../../engine/match/index.ts';
import { ruleset, sampleOf, samples } from '../../rules/shipped.ts';
import { ROOT } from '../command.ts';
import { openStage, type Stage } from '../http/stage.ts';
import { type Visitor, visitor } from './api.ts';

let stage: Stage;
let asked: Visitor;
beforeAll(async () => {
  stage = await openStage();
  asked = visitor({ base: stage.page.base, token: stage.token });
  mkdirSync(join(stage.rulesDir, 'sales'));
  writeFileSync(
    join(stage.rulesDir, 'sales/offer.ts'),
    `import { mentions, notify, person, policy, until } from 'posthorn';
const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'en' });
export default policy({
  title: 'Offer', owner: 'li', on: 'mail.received', priority: 'normal',
  when: ({ mail }) => mail.from.domain === 'customer.example' && mentions(mail, ['offer', '清关']),
  async run({ mail }) {
    if (!(await until(mail.answered, '4h'))) await notify(li, { text: 'Look' });
  },
});
`,
  );
  await stage.active.look();
});
afterEach(() => rmSync(place(), { recursive: true, force: true }));
afterAll(() => stage.close());

const place = (...names: string[]) => join(stage.rulesDir, '../samples', ...names);
const MAIL = `From: "Anna Schmidt" <anna.schmidt@customer.example>\r
To: Wang Fang <wang@ours.example>, info@ours.example\r
Subject: Offer 2026-0217 for Anna Schmidt\r
Message-ID: <secret-77@customer.example>\r
References: <before@ours.example>\r
Date: Mon, 2 Mar 2026 09:00:00 +0100\r
Content-Type: text/plain; charset=utf-8\r
\r
Dear Wang Fang, our offer, 清关:\r
call +49 170 9876543, pay DE89 3704 0044 0532 0130 00 by 12.03.,\r
see https://anna:pw@portal.customer.example/offers/77?token=s3cret\r
Container MSKU9876543. Write to anna.schmidt@customer.example or Anna.Schmidt@Customer.example.\r
Anna Schmidt\r
`;
const expected = [{ at: 'PT4H', kind: 'notify', to: 'li', detail: 'Anna Schmidt' }];
const keep = (changes: object = {}) =>
  asked('/workspace/cases', {
    method: 'POST',
    body: {
      policy: 'sales/offer',
      name: 'nobody-answers',
      mail: { raw: Buffer.from(MAIL).toString('base64') },
      scenario: { about: 'Anna Schmidt asks anna.schmidt@customer.example' },
      expect: expected,
      by: 'Li',
      ...changes,
    },
  });

it('a case is kept as "posthorn test" reads it, and tells of nobody', async () => {
  expect(await keep()).toMatchObject({
    status: 201,
    json: { folder: 'samples/offer-nobody-answers', match: ['sales/offer'] },
  });
  const mail = readFileSync(place('offer-nobody-answers/message.eml'), 'utf8');
  const scenario = readFileSync(place('offer-nobody-answers/scenario.json'), 'utf8');
  expect(`${mail}${scenario}`).not.toMatch(/anna|schmidt|wang|secret|9876543|3704|0532|token|pw@/i);
  expect(mail).toContain('From: Person 1 <person1@customer.example>');
  expect(mail).toContain('<info@ours.example>');
  expect(mail).toContain('Offer 2026-0217 for Person 1');
  expect(mail).toContain('https://portal.customer.example/');
  expect(mail).toContain('by 12.03.');
  expect(mail).toMatch(/Container [A-Z]{4}\d{7}\. Write to person1@customer\.example or person1@Customer\.example/i);
  expect(JSON.parse(scenario)).toEqual({
    about: 'Person 1 asks person1@customer.example',
    expect: [{ at: 'PT4H', kind: 'notify', to: 'li' }],
    match: ['sales/offer'],
  });
  const args = ['bin/posthorn.mjs', 'test', place(), '--rules', stage.rulesDir];
  expect(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })).toContain('offer-nobody-answers');
});

it('cases are listed and read as they lie there; links, names that lead elsewhere and what is no case are not', async () => {
  await keep();
  const write = (name: string, file: string, text: string) => {
    mkdirSync(place(name), { recursive: true });
    writeFileSync(place(name, file), text);
  };
  write('tick', 'event.json', '{"event":"schedule","policy":"a","at":"2026-07-08T01:00:00Z"}');
  write('broken', 'message.eml', MAIL);
  write('broken', 'scenario.json', '{');
  write('bare', 'message.eml', MAIL);
  write('empty', 'scenario.json', '{}');
  symlinkSync(place('bare'), place('linked'));
  mkdirSync(place('reaching'));
  symlinkSync(join(stage.rulesDir, 'sales/offer.ts'), place('reaching/message.eml'));
  const { json } = await asked('/workspace/cases');
  expect(json.cases).toEqual([
    { name: 'bare', kind: 'mail', about: '', match: [] },
    {
      name: 'offer-nobody-answers',
      kind: 'mail',
      about: expect.stringContaining('person1@customer.example'),
      match: ['sales/offer'],
    },
    { name: 'tick', kind: 'event', about: '', match: [] },
  ]);
  const bare = (await asked('/workspace/cases/bare')).json;
  expect([bare.name, Buffer.from(bare.mail, 'base64').toString(), bare.scenario]).toEqual(['bare', MAIL, {}]);
  expect((await asked('/workspace/cases/tick')).json.event).toMatchObject({ event: 'schedule', policy: 'a' });
  for (const name of ['linked', 'reaching', 'broken', 'none', '..%2frules', '.hidden'])
    expect([name, (await asked(`/workspace/cases/${name}`)).status]).toEqual([name, 404]);
});

it('a case that does not hold, or is one already, is not kept', async () => {
  const wrong = await keep({ expect: [{ at: 'PT5H', kind: 'notify', to: 'li' }] });
  expect(wrong).toMatchObject({ status: 422, json: { problems: [expect.stringContaining('PT5H')] } });
  expect((await keep({ scenario: { then: [{ at: '2h', event: 'x' }] } })).json.problems.join()).toContain('ISO 8601');
  expect(existsSync(place('offer-nobody-answers'))).toBe(false);
  expect((await keep()).status).toBe(201);
  expect((await keep()).json.error).toContain('choose another name');
  expect(readdirSync(place())).toEqual(['offer-nobody-answers']);
});

it.each(['../x', 'a/b', 'A', '', '.hidden', 'a b', 'a\0', '-rf', 'x'.repeat(61)])(
  'no case is called %j',
  async (name) => {
    expect([400, 422]).toContain((await keep({ name })).status);
    expect(existsSync(place())).toBe(false);
  },
);

it('no case is written through a link, or under a policy that is a path', async () => {
  symlinkSync(stage.rulesDir, place());
  expect((await keep()).status).toBe(422);
  rmSync(place());
  for (const policy of ['..', '../..', 'sales/..', 'sales/a b'])
    expect((await keep({ policy })).status, policy).toBe(422);
  expect(existsSync(place())).toBe(false);
});

it('a mail that was taken in is listed, given as it came, and made a case', async () => {
  const raw = Buffer.from(MAIL);
  const mail = await stage.store.mails.put(raw);
  const envelope = { mailbox: 'sales', receivedAt: 5 };
  const event = {
    id: 'kept',
    kind: 'mail.received',
    source: 'smtp',
    envelope,
    mail,
    messageId: 'm',
    subject: '<b>Offer',
  } as const;
  await stage.store.events.takeIn(event);
  await stage.store.events.takeIn({ ...event, id: 'ours', kind: 'own' });
  const { mails } = (await asked('/mails?q=offer')).json;
  expect(mails).toEqual([
    { event: 'kept', kind: 'mail.received', subject: '<b>Offer', mailbox: 'sales', receivedAt: 5, state: 'taken' },
  ]);
  const given = await asked('/mails/kept/raw');
  expect(given.body).toBe(MAIL);
  expect(given.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename="message.eml"',
    'x-content-type-options': 'nosniff',
  });
  expect((await asked('/mails/ours/raw')).status).toBe(404);
  expect((await keep({ mail: { event: 'kept' } })).status).toBe(201);
  expect((await keep({ mail: { event: 'nothing' }, name: 'other' })).status).toBe(422);
});

it('the mails of all samples start the same policies when they tell of nobody', () => {
  const index = buildIndex(ruleset);
  const different: string[] = [];
  let count = 0;
  for (const sample of samples) {
    const raw = sampleOf(sample);
    if (!(raw instanceof Uint8Array)) continue;
    count += 1;
    const envelope = { mailbox: 'sample', receivedAt: 0 };
    const matched = (mail: Uint8Array) =>
      index.match('mail.received', extractMail(mail, envelope), NOTHING_FETCHED).matched.map(({ id }) => id);
    const redacted = redactedMail(extractMail(raw, envelope), new Pseudonyms());
    if (`${matched(raw)}` !== `${matched(redacted)}`) different.push(sample);
  }
  expect(count).toBeGreaterThan(40);
  // What is broken about a mail is mended on the way.
  expect(different).toEqual(['unreadable-mail-broken-mime', 'unreadable-mail-seen']);
});

it('a new policy begins with a text that compiles in the rules that ship', () => {
  const shipped = readRules(join(ROOT, 'rules'));
  for (const folder of ['', 'sales', 'sales/eu'])
    for (const { id, text } of beginnings(shipped, ruleset.people, folder)) {
      const path = `${folder ? `${folder}/` : ''}new-${id}.ts`;
      const read = (one: string) => (one === path ? text : shipped.read(one));
      const { diagnostics, ruleset: all } = compileRules({ read, paths: () => [...shipped.paths(), path] });
      expect(
        diagnostics.filter(({ file }) => file === path),
        `${path}\n${text}`,
      ).toEqual([]);
      expect(all.plans.some((plan) => plan.source.file === path)).toBe(true);
    }
});
