import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventRow, LoggedAlert } from '../../connectors/store/store.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { isOpen } from '../../workflows/server/port.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE, recall } from './rules.ts';
import type { Running } from './running.ts';

/** Moves the mail, which mail by SMTP cannot be: the run fails, and nothing catches it. */
const FILING = `
import { move, policy } from 'posthorn';
export default policy({
  title: 'Filing',
  owner: 'sales',
  on: 'mail.received',
  priority: 'normal',
  when: ({ mail }) => mail.subject.includes('invoice'),
  async run() {
    await move('Invoices');
  },
});
`;

const ONE_SENTENCE = /^[^\n]+\.\n$/;

let office: Office;
beforeEach(async () => {
  const rules = { 'people.ts': PEOPLE, 'recall.ts': recall('contract', '1h'), 'filing.ts': FILING };
  office = await Office.open({ rules, people: ['li', 'chen'] });
});
afterEach(() => office.close());

describe('a mail server that refuses', () => {
  let posthorn: Running;
  beforeEach(async () => {
    posthorn = await office.start();
  });
  const logged = async () => (await posthorn.api<{ alerts: LoggedAlert[] }>('/api/alerts')).alerts;

  it('for a while is asked again, and the alert comes once', async () => {
    office.sink.fail(2, { code: 451 });
    await office.send(aMail('contract 1'));
    await office.sink.waitFor(1, 20_000);
    await sleep(2_000);
    expect(office.sink.messages).toHaveLength(1);
    expect(await logged()).toMatchObject([{ state: 'sent', alert: { channel: 'email', person: 'li' } }]);
  });

  it('for good is given up: the next channel is taken, and the log says why', async () => {
    office.sink.fail(1, { code: 550, text: '5.1.1 No such user' }, 'recipient');
    await office.send(aMail('contract 1'));
    await eventually(async () => (await logged()).length === 2, 'the alert on the page');
    const alerts = await logged();
    expect(alerts.find(({ alert }) => alert.channel === 'page')).toMatchObject({ state: 'sent' });
    expect(alerts.find(({ alert }) => alert.channel === 'email')).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/answered 550 .*to the address/),
    });
    expect(office.sink.messages).toHaveLength(0);
  });
});

describe('a run that fails', () => {
  it('is told to the owner of its policy, and ends alone', async () => {
    const posthorn = await office.start();
    await office.send(aMail('invoice and contract'));
    await office.sink.waitFor(2);
    expect(await office.alerts()).toEqual(['li: Policy "Filing" is in trouble', 'li: first invoice and contract']);
    const [complaint] = (await office.told()).filter(({ mail }) => mail.subject?.startsWith('Policy'));
    expect(complaint!.mail.text).toContain('filing: the mail did not come by IMAP: there is no mailbox to change');
    const { events } = await posthorn.api<{ events: EventRow[] }>('/api/events');
    const { entries } = await posthorn.api<{ entries: Entry[] }>(`/api/entries?event=${events[0]!.id}`);
    expect(entries.filter(({ kind }) => kind === 'error')).toMatchObject([{ policy: 'filing', effect: 'move' }]);
  });
});

describe('what keeps Posthorn from starting', () => {
  const taken: Server[] = [];
  afterEach(() => {
    for (const server of taken.splice(0)) server.close();
  });

  async function take(port: number): Promise<void> {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    taken.push(server);
  }

  it.each([
    ['SMTP port', (at: Office) => at.ports.smtp, /Port \d+ on 127\.0\.0\.1 is taken .*SMTP source "smtp"/],
    ['page port', (at: Office) => at.ports.http, /Port \d+ on 127\.0\.0\.1 is taken .*"http\.port"/],
    ['Temporal port', (at: Office) => at.ports.temporal, /Port \d+ on 127\.0\.0\.1 is taken .*Temporal/],
  ])('a taken %s is said in one sentence, and nothing is left running', async (_, port, words) => {
    await take(port(office));
    const running = office.begin();
    expect(await running.ended).toBe(1);
    expect(running.trouble).toMatch(words);
    expect(running.trouble).toMatch(ONE_SENTENCE);
    const others = Object.values(office.ports).filter((one) => one !== port(office));
    for (const other of others) expect(await isOpen(`127.0.0.1:${other}`)).toBe(false);
  });

  it.each([
    ['that is not there', 'nowhere'],
    ['that is a file', 'posthorn.json'],
  ])('a folder of rules %s is said in one sentence', async (_, rules) => {
    office.configure({ rules });
    const running = office.begin();
    expect(await running.ended).toBe(1);
    expect(running.trouble).toMatch(/rules/);
    expect(running.trouble).toMatch(ONE_SENTENCE);
  });
});

describe('a rule file that is broken while Posthorn runs', () => {
  it('leaves the good one at work, over a restart too, until it is mended', async () => {
    const good = recall('contract', '1h');
    let posthorn = await office.start();
    office.rule('recall.ts', good.replace('async run({ mail }) {', 'async run({ mial }) {'));
    await eventually(() => posthorn.published.length > 0, 'the rules to be looked at');
    expect(posthorn.published[0]).toMatchObject({ kept: ['recall'] });
    await office.send(aMail('contract 1'));
    await office.sink.waitFor(1);

    await posthorn.stop();
    posthorn = await office.start();
    await office.send(aMail('contract 2'));
    await office.sink.waitFor(2);

    office.rule('recall.ts', good.replace('first ', 'mended '));
    await eventually(() => posthorn.published.length > 0, 'the rules to be looked at');
    expect(posthorn.published[0]).toMatchObject({ kept: [], diagnostics: 0 });
    await office.send(aMail('contract 3'));
    await office.sink.waitFor(3);
    expect(await office.alerts()).toEqual(['li: first contract 1', 'li: first contract 2', 'li: mended contract 3']);
    const { events } = await posthorn.api<{ events: EventRow[] }>('/api/events');
    expect(events.map(({ state }) => state)).toEqual(['started', 'started', 'started']);
  });
});
