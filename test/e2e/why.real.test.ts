import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Why } from '../../app/why/answer.ts';
import type { EventRow } from '../../connectors/store/store.ts';
import { posthorn as command } from '../app/command.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE } from './rules.ts';
import type { Running } from './running.ts';

const CLIMB = `
import { flow, notify, type Person } from 'posthorn';
export const climb = flow(async ({ who, text }: { who: Person; text: string }) => {
  await notify(who, { text });
});
`;

const CONTRACT = `
import { mentions, notify, policy } from 'posthorn';
import { climb } from './climb.ts';
import { li } from './people.ts';
export default policy({
  title: 'A contract came',
  owner: 'sales',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mail.from.domain === 'customer.example' && mentions(mail, ['contract']),
  async run() {
    await notify(li, { text: 'A contract' });
    await climb({ who: li, text: 'Once more' });
  },
});
`;

const URGENT = `
import { mentions, notify, policy } from 'posthorn';
import { chen } from './people.ts';
export default policy({
  title: 'Something is urgent',
  owner: 'sales',
  on: 'mail.received',
  when: ({ mail }) => mail.from.domain === 'customer.example' && mentions(mail, ['urgent']),
  async run() {
    await notify(chen, { text: 'Urgent' });
  },
});
`;

let office: Office;
let running: Running;
const mail = aMail('About the contract of May', {
  body: 'Please sign <b>it</b>.',
  headers: 'Message-ID: <why.1@customer.example>\r\n',
});
const plain = aMail('Lunch?', { headers: 'Message-ID: <why.2@customer.example>\r\n' });

beforeAll(async () => {
  office = await Office.open({
    rules: { 'people.ts': PEOPLE, 'climb.ts': CLIMB, 'contract.ts': CONTRACT, 'urgent.ts': URGENT },
    people: ['li', 'chen'],
  });
  running = await office.start();
  await office.send(mail);
  await office.send(plain);
  await eventually(async () => (await events()).every(({ state }) => state !== 'taken'), 'both mails', 20_000);
  await office.sink.waitFor(1);
  await eventually(
    async () => (await running.api<Why>(`/api/why?event=${id(0)}`)).persons.length > 0,
    'the timeline',
    20_000,
  );
  known = await events();
});
afterAll(() => office.close());

let known: EventRow[] = [];
const events = async () =>
  (known = (await running.api<{ events: EventRow[] }>('/api/events')).events.toSorted((a, b) =>
    a.messageId < b.messageId ? -1 : 1,
  ));
const id = (at: number) => known[at]!.id;

/** The command, beside the Posthorn that runs. */
const why = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  command(['why', ...args, '--config', office.config], { env: { LANG: 'en_GB.UTF-8', LC_ALL: '', ...env } });

describe('posthorn why', () => {
  it('says who was told, by which channel and policy, at which line, and on which words', async () => {
    const { code, stdout } = await why(['<why.1@customer.example>']);
    expect(code).toBe(0);
    const lines = stdout.split('\n').map((one) => one.trim());
    expect(lines[0]).toBe('About the contract of May');
    expect(lines).toContain('Li (li)');
    expect(stdout).toMatch(/told by email \(urgent, first\)\n {4}because: nobody had told them of this mail yet/);
    expect(stdout).toContain('rules/contract.ts:12');
    expect(stdout).toMatch(/delivered by email, .*; receipt <[0-9a-f]{32}@posthorn\.ours\.example>/);
    expect(stdout).toContain('found mail.subject: …About the [contract] of May…');
  });

  it('says why a second wish was none, and where the flow that made it is called', async () => {
    const { stdout } = await why([id(0), 'li']);
    expect(stdout).toContain('not told (urgent, first)\n    because: was told already');
    expect(stdout).toMatch(/wished at \S*rules\/climb\.ts:4, called at \S*rules\/contract\.ts:13/);
  });

  it('says to somebody whom nothing named what would have named them, and what it lacked', async () => {
    const { stdout } = await why([id(0), 'Chen']);
    expect(stdout).toContain('not told: no policy that ran named this person');
    expect(stdout).toMatch(/contract {2}.*\n {4}named were Li/);
    expect(stdout).toMatch(/What did not run, the nearest first\n {2}urgent {2}/);
    expect(stdout).toContain('it would name Chen');
    expect(stdout).toContain('✓ mail.from.domain ===');
    expect(stdout).toContain("✗ mentions(mail, ['urgent'])");
  });

  it('takes the mail itself, and says what came nearest where nothing matched', async () => {
    const file = join(office.dir, 'lunch.eml');
    writeFileSync(file, plain);
    const { stdout } = await why([file]);
    expect(stdout).toContain('No policy matched.');
    expect(stdout).toContain('What did not run, the nearest first');
  });

  it('answers in Chinese where the terminal speaks it', async () => {
    const { stdout } = await why([id(0), 'li'], { LANG: 'zh_CN.UTF-8' });
    expect(stdout).toContain('已提醒 通过 email');
    expect(stdout).toContain('已经提醒过');
  });

  it('answers as JSON, as the API does', async () => {
    const { stdout } = await why([id(0), 'li', '--json']);
    const answer = JSON.parse(stdout) as Why;
    expect(answer).toEqual(
      await running.api<Why>(`/api/why?event=${encodeURIComponent('<why.1@customer.example>')}&person=li`),
    );
    const [told, again] = answer.persons[0]!.wishes;
    expect(told).toMatchObject({
      sent: true,
      reason: 'told',
      channel: 'email',
      place: { file: 'contract.ts', line: 12 },
    });
    expect(told!.delivery).toMatchObject({ state: 'sent', channel: 'email' });
    expect(again).toMatchObject({
      sent: false,
      reason: 'already',
      place: { file: 'climb.ts', line: 4, calledAt: { file: 'contract.ts', line: 13 } },
    });
  });

  it('goes on to answer from the rules as they were, after the policy has changed', async () => {
    office.rule('contract.ts', `// one line more\n${CONTRACT.replace("'contract'", "'treaty'")}`);
    await eventually(() => running.published.length > 0, 'the new rules', 10_000);
    const { stdout } = await why([id(0), 'li']);
    expect(stdout).toContain('rules/contract.ts:12');
    expect(stdout).toContain('[contract]');
  });

  it('says of a mail that never came what to look at', async () => {
    const file = join(office.dir, 'other.eml');
    writeFileSync(file, aMail('Never sent'));
    const { code, stderr } = await why([file]);
    expect(code).toBe(1);
    expect(stderr).toContain('no such mail was ever taken in');
    expect(stderr).toContain(`SMTP on 127.0.0.1:${office.ports.smtp}`);
    expect(stderr).toContain('posthorn match --explain');
    expect((await why(['<never@customer.example>'])).code).toBe(1);
  });

  it('knows no person whom the rules do not know', async () => {
    const { code, stderr } = await why([id(0), 'chem']);
    expect([code, stderr]).toEqual([2, 'chem: the rules have no such person; did you mean "chen"?\n']);
  });

  it('stands on the page, with what the mail says as words', async () => {
    const page = new URL(running.page!);
    const cookie = (await fetch(page, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
    const text = await (await fetch(new URL(`/why/${id(0)}?person=li`, page), { headers: { cookie } })).text();
    expect(text).toContain('<mark>contract</mark>');
    expect(text).toContain('was told already');
    expect(text).not.toContain('<b>it</b>');
    expect((await fetch(new URL(`/why/${id(0)}`, page))).status).toBe(401);
  });
});
