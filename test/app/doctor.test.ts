import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../app/config/read.ts';
import { clockAndZones } from '../../app/doctor/clock.ts';
import { examine } from '../../app/doctor/examine.ts';
import type { Finding } from '../../app/doctor/finding.ts';
import type { Store } from '../../connectors/store/store.ts';
import { openKey } from '../../workflows/key.ts';
import { startHttpReceiver } from '../real/http-receiver.ts';
import { startSmtpSink } from '../real/smtp-sink.ts';
import { ROOT } from './command.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-doctor-test-'));
  // nothing listens there, and nothing is started
  vi.stubEnv('TEMPORAL_ADDRESS', '127.0.0.1:1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
});

async function found(settings: object): Promise<Finding[]> {
  const file = join(dir, 'posthorn.json');
  const usual = { rules: join(ROOT, 'rules'), http: { port: 0 }, smtp: false, folder: false };
  writeFileSync(file, JSON.stringify({ ...usual, ...settings }));
  const findings: Finding[] = [];
  for await (const finding of examine(readConfig(file))) findings.push(finding);
  return findings;
}
const about = (what: string, findings: readonly Finding[]) =>
  findings.filter((one) => one.what === what).map(({ state, detail }) => [state, detail]);
const like = (pattern: RegExp) => expect.stringMatching(pattern) as string;

describe('the doctor', () => {
  it('says what is well and what is not, before the first start too, and leaves nothing behind', async () => {
    const findings = await found({});
    expect(about('data folder', findings)).toEqual([['ok', like(/is not there yet; the first start makes it/)]]);
    expect(about('rules', findings)).toEqual([['ok', like(/^\d+ policies of .+ compile/)]]);
    expect(about('Temporal', findings)).toEqual([['error', like(/No Temporal service answers at its address/)]]);
    expect(about('store', findings)).toEqual([['ok', 'Nothing is kept yet.']]);
    expect(about('time zones', findings)).toEqual([['ok', like(/know the zones of everybody/)]]);
    expect(about('people', findings)).toEqual([['warning', like(/No channel is configured/)]]);
    expect(findings.filter(({ state }) => state === 'error')).toHaveLength(1);
    expect(existsSync(join(dir, '.posthorn'))).toBe(false);
  });

  it('asks each channel alone, and sends nothing', async () => {
    const sink = await startSmtpSink();
    const email = { kind: 'email', host: '127.0.0.1', port: sink.port, security: 'none', from: 'a@example.com' };
    const channels = {
      email,
      gone: { ...email, port: 1 },
      desk: { kind: 'webhook', url: 'https://hooks.example.com/', secret: { env: 'POSTHORN_TEST_NOTHING' } },
      sms: { kind: 'sms', url: 'http://127.0.0.1:1/' },
    };
    const findings = await found({ channels });
    expect(about('channel email', findings)).toEqual([
      ['ok', like(/^It answers\. "posthorn tell PERSON --channel email"/)],
    ]);
    expect(about('channel gone', findings)).toEqual([
      ['error', like(/^The mail server 127\.0\.0\.1:1 cannot be reached/)],
    ]);
    expect(about('channel desk', findings)).toEqual([['error', like(/POSTHORN_TEST_NOTHING is not set/)]]);
    expect(about('channel sms', findings)).toEqual([['error', 'The host 127.0.0.1:1 cannot be reached.']]);
    expect(sink.messages).toEqual([]);
    await sink.close();
  });

  it('asks systems for tasks, and mailboxes', async () => {
    const receiver = await startHttpReceiver();
    const tasks = { oa: { kind: 'webhook', url: receiver.url }, crm: { kind: 'webhook', url: 'http://127.0.0.1:1/' } };
    vi.stubEnv('POSTHORN_TEST_MAILBOX', 'x');
    const mailbox = {
      name: 'sales',
      host: '127.0.0.1',
      port: 1,
      tls: 'none',
      user: 'sales',
      password: { env: 'POSTHORN_TEST_MAILBOX' },
    };
    const findings = await found({ tasks, mailboxes: [mailbox] });
    expect(about('tasks oa', findings)).toEqual([['ok', 'It answers.']]);
    expect(about('tasks crm', findings)).toEqual([['error', 'The host 127.0.0.1:1 cannot be reached.']]);
    expect(about('mailbox sales', findings)).toEqual([['error', like(/^Nothing listens on 127\.0\.0\.1:1: check/)]]);
    expect(receiver.posts).toEqual([]);
    await receiver.close();
  });

  it('knows a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const findings = await found({ http: { port }, smtp: { port } });
    expect(about('page', findings)).toEqual([
      ['error', like(/cannot be listened on \(EADDRINUSE\): change "http\.port"/)],
    ]);
    expect(about('SMTP', findings)).toEqual([['error', like(/change "smtp\.port"/)]]);
    other.close();
  });

  it('says who has the page alone, for which priority, and which address is of no use', async () => {
    writeFileSync(
      join(dir, 'addresses.csv'),
      'li,sms,+8613800135678\nli,pigeon,coop-number-7\nwang,sms,+14155550100\n',
    );
    vi.stubEnv('POSTHORN_TEST_MAILBOX', 'x');
    const rules = join(dir, 'rules');
    mkdirSync(rules);
    writeFileSync(
      join(rules, 'people.ts'),
      ['li', 'wang', 'zhao']
        .map((id) => `export const ${id} = person('${id}', { name: '${id}', zone: 'Asia/Shanghai', language: 'zh' });`)
        .reduce((text, one) => `${text}${one}\n`, "import { person } from 'posthorn';\n"),
    );
    writeFileSync(
      join(rules, 'late.ts'),
      `import { notify, policy, until } from 'posthorn';
import { li } from './people.ts';
export default policy({ title: 'Late', owner: 'li', on: 'mail.received', when: ({ mail }) => mail.subject === 'x', async run({ mail }) {
  if (!(await until(mail.read, '1h'))) await notify(li, { text: 'late', by: ['sms', 'fax', 'page'] });
} });`,
    );
    const channels = { sms: { kind: 'sms', url: 'http://127.0.0.1:1/' } };
    const arbiter = { allow: { numbers: ['+86*'] } };
    const findings = await found({ rules, channels, arbiter, addresses: join(dir, 'addresses.csv') });
    expect(about('rules', findings)).toMatchObject([['ok', like(/^1 policies/)]]);
    expect(about('people', findings)).toEqual([
      ['warning', like(/^For normal and low the page alone reaches li, wang: give each an address/)],
      ['warning', like(/^For every priority the page alone reaches zhao: /)],
      ['warning', like(/^"pigeon" is no channel of the configuration, .+: li \(co\*\*\*\)\.$/)],
      ['warning', like(/^No alert may go to the addresses of wang \(\+1 415\*\*\*\*0100\): /)],
      ['warning', like(/^"fax" is no channel of the configuration, and late would tell people by it: add it/)],
    ]);
  });

  it('gathers who is reached by the page alone, and reports a channel once that cannot be opened', async () => {
    const rules = join(dir, 'rules');
    mkdirSync(rules);
    const ids = Array.from({ length: 11 }, (_, at) => `p${at}`);
    const people = ids.map(
      (id) => `export const ${id} = person('${id}', { name: '${id}', zone: 'UTC', language: 'en' });`,
    );
    writeFileSync(join(rules, 'people.ts'), ["import { person } from 'posthorn';", ...people].join('\n'));
    writeFileSync(join(dir, 'addresses.csv'), 'p0,desk,https://hooks.example.com/p0\n');
    const desk = { kind: 'webhook', hosts: ['hooks.example.com'], secret: { env: 'POSTHORN_TEST_NOTHING' } };
    const findings = await found({ rules, channels: { desk }, addresses: join(dir, 'addresses.csv') });
    expect(findings.filter(({ detail }) => detail.includes('POSTHORN_TEST_NOTHING'))).toHaveLength(1);
    expect(about('people', findings)).toEqual([
      ['warning', like(/^For every priority the page alone reaches (?:p\d+, ){7}p8 and 2 more: /)],
    ]);
  });

  it('looks at events, outgoing mail, probes and traces', async () => {
    const sink = await startSmtpSink();
    const rules = join(dir, 'rules');
    mkdirSync(rules);
    const declared = ['order.late', 'stock.low'].map(
      (name, at) => `export const e${at} = event('${name}', { id: 'text' }, 'x');`,
    );
    writeFileSync(join(rules, 'events.ts'), ["import { event } from 'posthorn';", ...declared].join('\n'));
    vi.stubEnv('POSTHORN_TEST_ORDERS', 'a secret of thirty-two characters');
    const secrets = {
      order: { env: 'POSTHORN_TEST_ORDERS' },
      shop: { env: 'POSTHORN_TEST_ORDERS' },
    };
    const relay = { kind: 'email', host: '127.0.0.1', port: sink.port, security: 'none', from: 'a@example.com' };
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const ops = { port: (other.address() as { port: number }).port, traces: { url: 'http://127.0.0.1:1/v1/traces' } };
    const findings = await found({ rules, events: { secrets }, outgoing: { relay }, ops });
    expect(about('events of order', findings)).toEqual([['ok', 'It may send order.late.']]);
    expect(about('events of shop', findings)).toEqual([
      ['warning', like(/no event that the rules declare: .+allow\.shop/)],
    ]);
    expect(about('events', findings)).toEqual([['warning', like(/may send stock\.low: give a source a secret/)]]);
    expect(about('outgoing mail', findings)).toEqual([
      ['ok', like(/^The relay 127\.0\.0\.1:\d+ answers\.$/)],
      ['warning', like(/write to nobody: name receivers in "outgoing\.allow\.to"/)],
    ]);
    expect(about('probes', findings)).toEqual([['error', like(/change "ops\.port"/)]]);
    expect(about('traces', findings)).toEqual([['warning', like(/cannot be reached\. Start the collector/)]]);
    const broken = await found({ rules, events: { secrets: { order: { env: 'POSTHORN_TEST_NOTHING' } } } });
    expect(about('events of order', broken)).toEqual([['error', like(/POSTHORN_TEST_NOTHING is not set/)]]);
    other.close();
    await sink.close();
  });

  it('finds keys that others can read, and rules that do not compile', async () => {
    const rules = join(dir, 'rules');
    cpSync(join(ROOT, 'rules/people.ts'), join(rules, 'people.ts'));
    writeFileSync(join(rules, 'bad.ts'), 'export default 1 +;');
    openKey(join(dir, '.posthorn'));
    chmodSync(join(dir, '.posthorn/key'), 0o644);
    const findings = await found({ rules });
    expect(about('data folder', findings)).toEqual([
      ['warning', like(/key can be read by other users of this machine: chmod go= /)],
    ]);
    expect(about('rules', findings)).toEqual([
      ['error', like(/leave policies out: see "posthorn check"|leaves policies out/)],
    ]);
    expect(about('store', findings)).toEqual([['ok', like(/The database in .+ can be opened/)]]);
    expect(about('rules', await found({ rules: join(dir, 'nowhere') }))).toEqual([
      ['error', like(/the rules cannot be read/)],
    ]);
  });

  it('knows a clock that went back, and a zone that is none', async () => {
    const store = { events: { recent: async () => [{ takenAt: 1_795_465_527_000 }] } } as unknown as Store;
    const nowhere = { ghost: { kind: 'person', zone: 'Mars/Olympus' } } as never;
    expect(await clockAndZones(nowhere, store, 1_795_000_000_000)).toEqual([
      { state: 'error', what: 'clock', detail: like(/have it set by NTP/) },
      { state: 'error', what: 'time zones', detail: like(/do not know Mars\/Olympus/) },
    ]);
  });
});
