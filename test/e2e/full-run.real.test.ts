import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import type { EventRow } from '../../connectors/store/store.ts';
import { dataConverter } from '../../workflows/codec/codec.ts';
import { openKey } from '../../workflows/key.ts';
import { type Dovecot, PASSWORD, startDovecot } from '../real/dovecot.ts';
import { type HttpReceiver, startHttpReceiver } from '../real/http-receiver.ts';
import { type SlackParty, startSlack } from '../real/slack.ts';
import { startTraceCollector, type TraceCollector } from '../real/trace-collector.ts';
import { eventually } from '../sources/eventually.ts';
import { UpCommand } from './command.ts';
import { aMail, Office } from './office.ts';
import { payloadsIn } from './payloads.ts';
import { watched } from './rules.ts';

const marker = (name: string) => `${name}-${randomBytes(12).toString('hex')}`;

/** What nobody may find in a log, a history, or any file but where it belongs. */
const SECRETS = {
  relay: marker('relay'),
  slack: marker('xoxb'),
  signing: marker('signing'),
  hook: marker('hook'),
  shop: marker('shop'),
  desk: marker('desk'),
  wrong: marker('wrong'),
};

/** What stands in the mail, and in no log. */
const WORDS = {
  subject: marker('subject'),
  body: marker('body'),
  name: marker('name'),
  buyer: marker('buyer'),
  file: marker('file'),
};

const people = (channels: { readonly [id: string]: string }) =>
  Object.entries(channels)
    .map(
      ([id, channel]) =>
        `export const ${id} = person('${id}', { name: '${id}', zone: 'Asia/Shanghai', language: 'en', channels: ['${channel}', 'page'] });\n`,
    )
    .join('');
const PEOPLE = `import { person } from 'posthorn';\n${people({ li: 'email', chen: 'chat', wang: 'hook' })}`;

const POLICY = `
import { notify, policy, until } from 'posthorn';
import { file } from './extensions/desk.ts';
import { chen, li, wang } from './people.ts';
export default policy({
  title: 'Contract',
  owner: 'li',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mail.subject.includes('contract'),
  async run({ mail }) {
    const alert = await notify([li, chen, wang], { text: \`\${mail.subject}: \${mail.text} by \${mail.from.address}\` });
    await file({ note: \`\${mail.subject} \${mail.text}\` });
    await until(alert.acknowledged, '1h');
  },
});
`;

/** Fails once, with all that it should not say, before it works. */
const DESK = `
import { appendFileSync, existsSync } from 'node:fs';
import { defineEffect } from 'posthorn';
export const file = defineEffect({
  words: { en: 'Files a note.' },
  takes: { note: 'text' },
  returns: { kept: 'boolean' },
  patience: '5m',
  async perform({ note }, { key, secret, log }) {
    const token = secret('POSTHORN_TEST_DESK');
    const tried = process.env.DESK_FOLDER + '/tried';
    if (!existsSync(tried)) {
      appendFileSync(tried, 'once');
      log('the desk refused ' + token);
      throw new Error('the desk refused ' + token + ' with ' + note);
    }
    appendFileSync(process.env.DESK_FOLDER + '/desk.txt', key + ' ' + note);
    return { kept: true };
  },
});
`;

let dovecot: Dovecot;
let office: Office;
let slack: SlackParty;
let hook: HttpReceiver;
let collector: TraceCollector;
let posthorn: UpCommand;
let page: URL;

beforeAll(async () => {
  [dovecot, slack, hook, collector] = await Promise.all([
    startDovecot(),
    startSlack(SECRETS.slack),
    startHttpReceiver(SECRETS.hook),
    startTraceCollector(),
  ]);
  const env = Object.fromEntries(
    Object.entries(SECRETS).map(([name, value]) => [`POSTHORN_TEST_${name.toUpperCase()}`, value]),
  );
  const named = (name: keyof typeof SECRETS) => ({ env: `POSTHORN_TEST_${name.toUpperCase()}` });
  office = await Office.open({
    rules: { 'people.ts': PEOPLE, 'contract.ts': POLICY, 'extensions/desk.ts': DESK },
    people: ['li'],
    auth: { user: 'posthorn', password: SECRETS.relay },
  });
  office.address('chen,chat,U0LILEI00');
  office.address(`wang,hook,${hook.url}`);
  const email = {
    ...office.email,
    ...{ user: 'posthorn', password: named('relay'), replyTo: 'posthorn@ours.example' },
  };
  office.configure({
    http: { port: office.ports.http, url: `http://127.0.0.1:${office.ports.http}` },
    mailboxes: [watched(dovecot, 'sales'), { ...watched(dovecot, 'sales'), name: 'locked', password: named('wrong') }],
    channels: {
      email,
      chat: { kind: 'slack', token: named('slack'), signingSecret: named('signing'), api: slack.api },
      hook: { kind: 'webhook', secret: named('hook'), hosts: [hook.host] },
    },
    events: { secrets: { shop: named('shop') } },
  });
  const more = { DESK_FOLDER: office.dir, OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  posthorn = new UpCommand(office.config, { ...env, ...more });
  page = await posthorn.page();
  expect(posthorn.stdout).toContain('Posthorn is up with 1 policy.');

  // The other sides say back what they were sent: that may not be repeated either.
  office.sink.fail(1, { code: 451, text: `not now: ${WORDS.subject} ${WORDS.body}` });
  hook.fail(1, { status: 500, body: `${SECRETS.hook} ${WORDS.subject}` });
  const contentType = 'Content-Type: text/plain; charset=utf-8';
  const attachment = `--b\r\n${contentType}; name="${WORDS.file}.txt"\r\nContent-Disposition: attachment\r\n\r\nx\r\n--b--`;
  const mail = aMail(`contract ${WORDS.subject}`, {
    from: `${WORDS.buyer}@customer.example`,
    body: `--b\r\n${contentType}\r\n\r\n${WORDS.body}\r\n${attachment}`,
  })
    .replace('From: Buyer', `From: ${WORDS.name}`)
    .replace(contentType, 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b');
  dovecot.deliver('sales', mail);
});
afterAll(async () => {
  await posthorn?.stop();
  await Promise.all([office?.close(), dovecot?.close(), slack?.close(), hook?.close(), collector?.close()]);
});

const desk = () => join(office.dir, 'desk.txt');

async function theEvent(): Promise<EventRow> {
  const headers = { authorization: `Bearer ${page.searchParams.get('token')}` };
  const { events } = (await (await fetch(new URL('/api/events', page), { headers })).json()) as { events: EventRow[] };
  return events.find(({ kind }) => kind === 'mail.received')!;
}

/** The secrets of links and answers that were sent. */
function sentSecrets(): string[] {
  const text = [office.sink.messages.map(({ raw }) => raw.toString('latin1').replaceAll('=\r\n', '')), slack.posts];
  const found = [...JSON.stringify(text).matchAll(/\/a\/([\w.~-]{40,})|posthorn\+([\w.~-]{16,})@/g)];
  return found.map(([, link, answer]) => (link ?? answer)!.slice(-32));
}

describe('a mail, from its mailbox to those who are told', () => {
  it('is told by every channel, and passes through the extension of the rules, though each fails at first', async () => {
    await office.sink.waitFor(1, 90_000);
    await eventually(() => slack.posts.length === 1, 'the post in Slack', 60_000);
    await eventually(() => hook.posts.filter(({ signed }) => signed).length === 2, 'the webhook', 60_000);
    await eventually(() => existsSync(desk()), 'the extension', 60_000);
    expect(office.sink.messages[0]!.raw.toString()).toContain(WORDS.subject);
    expect(JSON.stringify(slack.posts)).toContain(WORDS.subject);
    expect(readFileSync(desk(), 'utf8')).toContain(WORDS.body);
    expect(sentSecrets().length).toBeGreaterThan(1);
  });

  it('is one trace, sent to where OTEL_EXPORTER_OTLP_ENDPOINT says', async () => {
    const { id } = await theEvent();
    const spans = () =>
      collector.spans.filter(({ attributes }) =>
        attributes.some(({ key, value }) => key === 'posthorn.event.id' && value.stringValue === id),
      );
    const well = (name: string) => spans().find((span) => span.name === name && span.status.code !== 2);
    const path = ['intake', 'match', 'start', 'deliver email', 'deliver chat', 'deliver hook'];
    await eventually(() => path.every(well), 'all spans', 60_000);
    const root = well('intake')!;
    expect(new Set(spans().map(({ traceId }) => traceId))).toEqual(new Set([root.traceId]));
    expect(root.parentSpanId).toBeUndefined();
    for (const span of spans().filter((one) => one !== root)) expect(span.parentSpanId).toBe(root.spanId);
    const begins = path.map((name) => BigInt(well(name)!.startTimeUnixNano));
    for (const begin of begins) expect(begin >= begins[0]!).toBe(true);
    expect(
      spans()
        .filter(({ status }) => status.code === 2)
        .map(({ name }) => name),
    ).toContain('deliver email');
    const said = JSON.stringify(collector.spans);
    for (const word of [...Object.values(WORDS), ...Object.values(SECRETS)]) expect(said).not.toContain(word);
  });

  it('leaves secrets in no history, and no word of it where Temporal could read it', async () => {
    const connection = await Connection.connect({ address: `127.0.0.1:${office.ports.temporal}` });
    const { workflow } = new Client({ connection });
    const histories: unknown[] = [];
    for await (const { workflowId } of workflow.list())
      histories.push(await workflow.getHandle(workflowId).fetchHistory());
    await connection.close();
    const store = await openStore({ dir: join(office.dir, 'data') });
    const { payloadCodecs } = dataConverter(openKey(join(office.dir, 'data')), store.payloads);
    const opened = (await payloadCodecs![0]!.decode(payloadsIn(histories))).map(({ data }) => Buffer.from(data!));
    await store.close();
    const plain = Buffer.concat(opened).toString();
    expect(plain, 'what Posthorn itself can read').toContain(WORDS.subject);
    for (const secret of [...Object.values(SECRETS), PASSWORD, ...sentSecrets()]) expect(plain).not.toContain(secret);
    const exported = JSON.stringify(histories, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    for (const word of Object.values(WORDS)) expect(exported).not.toContain(word);
  });

  it('leaves no word of it in the logs, and secrets in no file', async () => {
    const secrets = [...Object.values(SECRETS), PASSWORD, ...sentSecrets()];
    expect(await posthorn.stop()).toBe(0);
    const lines = posthorn.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', channel: 'email' }));
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', source: 'locked' }));
    expect(posthorn.stderr).toContain('the desk refused ***');
    // The addresses of page and editor are for whoever starts it.
    const logs = posthorn.stderr + posthorn.stdout.replace(page.search, '').replace(page.search, '');
    const token = page.searchParams.get('token')!;
    for (const word of [...Object.values(WORDS), ...secrets, token]) expect(logs).not.toContain(word);

    const data = join(office.dir, 'data');
    const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(data, name)).isFile(),
    );
    expect(files).toContain('temporal.db');
    for (const name of files) {
      const text = readFileSync(join(data, name), 'latin1');
      for (const secret of secrets) expect(text.includes(secret), `${name}: ${secret}`).toBe(false);
      const isTemporals = name.startsWith('temporal.');
      for (const word of Object.values(WORDS))
        expect(isTemporals && text.includes(word), `${name}: ${word}`).toBe(false);
    }
  });
});
