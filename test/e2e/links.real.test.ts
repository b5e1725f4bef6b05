import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ParsedMail } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LinkAction, linkWords } from '../../connectors/channels/link-lines.ts';
import { replyTokensIn } from '../../connectors/links/reply-token.ts';
import type { EventRow } from '../../connectors/store/store.ts';
import { eventually } from '../sources/eventually.ts';
import { aMail, Office } from './office.ts';
import { PEOPLE } from './rules.ts';
import type { Running } from './running.ts';

/** Tells Li, waits until it is taken on, then until it is settled, and tells Chen of each. */
const POLICY = `
import { notify, policy, until } from 'posthorn';
import { chen, li } from './people.ts';
export default policy({
  title: 'Contract',
  owner: 'sales',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mail.subject.includes('contract'),
  async run({ mail }) {
    const alert = await notify(li, { text: \`first \${mail.subject}\` });
    if (await until(alert.acknowledged, '1h')) { await notify(chen, { text: \`taken \${mail.subject}\`, stage: 'reminder' }); }
    if (await until(alert.resolved, '1h')) { await notify(chen, { text: \`over \${mail.subject}\`, stage: 'resolved' }); }
  },
});
`;

let office: Office;
let posthorn: Running;

beforeAll(async () => {
  office = await Office.open({ rules: { 'people.ts': PEOPLE, 'contract.ts': POLICY }, people: ['li', 'chen'] });
  office.configure({
    http: { port: office.ports.http, url: `http://127.0.0.1:${office.ports.http}` },
    channels: {
      email: {
        kind: 'email',
        host: '127.0.0.1',
        port: office.sink.port,
        security: 'none',
        from: 'alerts@ours.example',
        replyTo: 'posthorn@ours.example',
      },
    },
  });
  posthorn = await office.start();
});
afterAll(() => office.close());

const has = async (alert: string) => (await office.alerts()).includes(alert);
const told = (alert: string) => eventually(() => has(alert), alert, 20_000);

/** The mail that told somebody. */
async function alertMail(person: string, subject: string): Promise<ParsedMail> {
  await told(`${person}: ${subject}`);
  return (await office.told()).find((one) => one.person === person && one.mail.subject === subject)!.mail;
}

function linkIn(mail: ParsedMail, action: LinkAction): string {
  return new RegExp(`^${linkWords('en')[action]}: (http\\S+)$`, 'm').exec(mail.text!)![1]!;
}
const replyTo = (mail: ParsedMail) => mail.replyTo!.value[0]!.address!;

async function press(link: string): Promise<Response> {
  const page = await (await fetch(link)).text();
  return fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ page: /name="page" value="([^"]+)"/.exec(page)![1]! }),
  });
}

const reply = (to: string, body: string, headers = '') =>
  office.send(aMail('Re: first', { from: 'li@private.example', body, headers }).replace('sales@ours.example', to), {
    from: 'li@private.example',
    to,
  });

const kinds = async () => (await posthorn.api<{ events: EventRow[] }>('/api/events')).events.map(({ kind }) => kind);

describe('an alert by mail', () => {
  it('is acted on by its links', async () => {
    await office.send(aMail('contract 1'));
    const mail = await alertMail('li', 'first contract 1');
    const acknowledge = linkIn(mail, 'acknowledge');
    for (let i = 0; i < 20; i++) expect((await fetch(acknowledge)).status).toBe(200);
    await sleep(500);
    expect(await has('chen: taken contract 1')).toBe(false);
    expect(await (await press(acknowledge)).text()).toContain('You have taken it on.');
    await told('chen: taken contract 1');
    expect(await (await press(linkIn(mail, 'resolve'))).text()).toContain('It is resolved.');
    await told('chen: over contract 1');
    expect(await (await fetch(acknowledge)).text()).toContain('This was resolved already.');
  });

  it('is acted on by an answer, whoever it is from; not by an absence note', async () => {
    await office.send(aMail('contract 2'));
    const address = replyTo(await alertMail('li', 'first contract 2'));
    await reply(address, 'I am away, contract and all.', 'Auto-Submitted: auto-replied\r\n');
    await eventually(async () => (await kinds()).includes('reply'), 'the absence note', 10_000);
    await sleep(500);
    expect(await has('chen: taken contract 2')).toBe(false);
    await reply(address, 'On it.');
    await told('chen: taken contract 2');
    await reply(address, 'Done, they signed.');
    await told('chen: over contract 2');
    expect((await kinds()).filter((kind) => kind === 'reply')).toHaveLength(3);

    // Its work is done: what comes there now is a mail like any other, and the log says so.
    await reply(address, 'Done, again.');
    await eventually(async () => (await kinds()).length === 6, 'the mail that is none', 10_000);
    expect((await kinds())[0]).toBe('mail.received');
    expect(posthorn.trouble).toContain('its token was used');
  });

  it('leaves its secrets in no file, no history and no log', async () => {
    await office.send(aMail('contract 3'));
    const mail = await alertMail('li', 'first contract 3');
    const links = [linkIn(mail, 'acknowledge'), linkIn(mail, 'resolve')].map((link) => link.split('/a/')[1]!);
    const [answer] = replyTokensIn([replyTo(mail)], '');
    await press(linkIn(mail, 'acknowledge'));
    await told('chen: taken contract 3');
    // Our own alert comes back to us, as it does where the mailbox of whom it told is watched.
    const own = office.sink.messages.find(({ raw }) => raw.includes(links[0]!.slice(0, 60)) || raw.includes(answer!));
    await office.send(own!.raw, { to: 'li@ours.example' });
    await eventually(async () => (await kinds()).includes('own'), 'our own alert', 10_000);
    await posthorn.stop();
    const secrets = [...links, answer!];
    const files = readdirSync(join(office.dir, 'data'), { recursive: true, encoding: 'utf8' })
      .map((name) => join(office.dir, 'data', name))
      .filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const text = readFileSync(file, 'latin1');
      for (const secret of secrets) expect(text.includes(secret.slice(0, 40)), file).toBe(false);
      // Their machine halves as well, however the letters fall in lines.
      for (const secret of links) expect(text.includes(secret.slice(-40)), file).toBe(false);
    }
    for (const secret of secrets) expect(posthorn.trouble).not.toContain(secret.slice(-20));
  });
});
