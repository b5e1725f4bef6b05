import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import { fitSegments, segmentsOf } from '../../connectors/channels/phone/segments.ts';
import { sayTwice, voiceLanguage } from '../../connectors/channels/phone/twiml.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { type ApiServer, startApi } from '../real/api-server.ts';
import { ACCOUNT, startTwilio, TOKEN } from '../real/twilio.ts';
import { anAlert } from '../store/specimens.ts';
import { channelContract, type Trouble } from './contract.ts';

beforeAll(() => {
  process.env.POSTHORN_TEST_PHONE = TOKEN;
});
afterAll(() => {
  delete process.env.POSTHORN_TEST_PHONE;
});

const secret = { env: 'POSTHORN_TEST_PHONE' };
const NUMBER = '+8613800135678';

function open(config: object) {
  const channels = openChannels(channelsConfig.parse({ phone: { timeout: 1_000, ...config } }), {
    signingKey: Buffer.alloc(32),
  });
  return channels.get('phone')!;
}

const twilio = (server: ApiServer) => ({
  preset: 'twilio',
  account: ACCOUNT,
  secret,
  from: '+14155550100',
  api: server.url,
});

/** What the gateways of several countries have in common: a form or JSON, and a code of their own in a 200. */
const gateway = (server: ApiServer) => ({
  url: `${server.url}/send?app={{secret}}`,
  headers: { 'x-key': '{{key}}' },
  json: { mobile: '{{to}}', content: { text: '{{text}}', ref: '{{key}}' }, level: '{{priority}}' },
  secret,
  success: { field: 'code', is: [0] },
  permanent: { field: 'code', is: [1001, 'blacklist'] },
  id: 'data.0.id',
});

const startGateway = () =>
  startApi(({ method, path, headers, body }) => {
    if (method !== 'POST' || path !== `/send?app=${TOKEN}`) return { status: 404 };
    const { mobile, content, level, ...others } = JSON.parse(body);
    expect(others).toEqual({});
    expect(Object.keys(content)).toEqual(['text', 'ref']);
    expect(headers['x-key']).toBe(content.ref);
    expect(['urgent', 'high']).toContain(level);
    if (!/^\+\d+$/.test(mobile)) return { status: 200, body: { code: 1001 } };
    return { status: 200, body: { code: 0, data: [{ id: 7 }] } };
  });

function meeting(server: ApiServer, trouble: Trouble, of: 'twilio' | 'gateway'): void {
  const told = 'Told to refuse hush 清关异常';
  if (trouble === 'stall') server.next('stall');
  else if (trouble === 'close' || trouble === 'lost answer') server.next('close');
  else if (of === 'gateway')
    server.next({ status: 200, body: { code: trouble === 'permanent' ? 1001 : 500, message: told } });
  else if (trouble === 'permanent') server.next({ status: 400, body: { code: 21610, message: told } });
  else server.next({ status: 429, body: { code: 20429, message: told } });
}

const smsText = ({ subject, body }: Alert) => ({ name: '', subject: '', body: `${subject}\n${body}` });

channelContract('sms', async (settings) => {
  const server = await startTwilio();
  const channel = open({ kind: 'sms', ...twilio(server), ...settings });
  return {
    channel,
    address: NUMBER,
    keyless: true,
    shown: smsText,
    received: async () =>
      server.asked.map(({ body }) => {
        const { To, Body, From } = Object.fromEntries(new URLSearchParams(body));
        expect(From).toBe('+14155550100');
        expect(segmentsOf(Body!)).toBeLessThanOrEqual(3);
        return { key: '', to: To!, name: '', subject: '', body: Body!, mark: 'sent' };
      }),
    meet: (trouble) => meeting(server, trouble, 'twilio'),
    hangUp: () => server.close(),
    close: () => server.close(),
  };
});

channelContract('sms', async (settings) => {
  const server = await startGateway();
  const channel = open({ kind: 'sms', ...gateway(server), ...settings });
  return {
    channel,
    address: NUMBER,
    shown: smsText,
    received: async () =>
      server.asked.map(({ body }) => {
        const { mobile, content } = JSON.parse(body);
        return { key: content.ref, to: mobile, name: '', subject: '', body: content.text, mark: 'sent' };
      }),
    meet: (trouble) => meeting(server, trouble, 'gateway'),
    hangUp: () => server.close(),
    close: () => server.close(),
  };
});

const INTRO = '这是 Posthorn 的提醒。';

channelContract('voice', async (settings) => {
  const server = await startTwilio();
  const channel = open({ kind: 'voice', ...twilio(server), ...settings });
  return {
    channel,
    address: NUMBER,
    keyless: true,
    shown: ({ subject, body }) => ({
      name: '',
      subject: '',
      body: `${INTRO} ${subject}. ${body.replaceAll('\n', ' ')}`,
    }),
    received: async () =>
      server.asked.map(({ body }) => {
        const { To, Twiml, Timeout } = Object.fromEntries(new URLSearchParams(body));
        expect(Timeout).toBe('45');
        return { key: '', to: To!, name: '', subject: '', body: heard(Twiml!), mark: 'calls' };
      }),
    meet: (trouble) => meeting(server, trouble, 'twilio'),
    hangUp: () => server.close(),
    close: () => server.close(),
  };
});

/** What is said, twice alike, in Chinese. @throws where the document is not the one expected */
function heard(twiml: string): string {
  const form =
    /^<\?xml version="1\.0" encoding="UTF-8"\?><Response><Say language="zh-CN">([^<>]*)<\/Say><Pause length="1"\/><Say language="zh-CN">\1<\/Say><\/Response>$/s;
  const [, said] = form.exec(twiml) ?? expect.fail(`This is no TwiML of ours: ${twiml}`);
  expect(said).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
  const entity: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return said!.replace(/&(\w+);/g, (_all, name: string) => entity[name]!);
}

describe('an SMS', () => {
  let server: ApiServer;
  beforeEach(async () => {
    server = await startTwilio({ [ACCOUNT]: TOKEN, [`SK${'a'.repeat(32)}`]: TOKEN });
  });
  afterEach(() => server.close());
  const sms = (changes: object = {}) => open({ kind: 'sms', ...twilio(server), ...changes });
  const alert = anAlert({ channel: 'phone', address: NUMBER });
  const sentBody = () => new URLSearchParams(server.asked.at(-1)!.body);

  it('is known by what the other side calls it', async () => {
    expect(await sms().send(alert)).toEqual({ receipt: `SM${'1'.padStart(32, '0')}` });
    const other = await startGateway();
    expect(await open({ kind: 'sms', ...gateway(other) }).send(alert)).toEqual({ receipt: '7' });
    await other.close();
  });

  it('may be sent with an API key, and by a messaging service', async () => {
    const service = `MG${'b'.repeat(32)}`;
    await sms({ key: `SK${'a'.repeat(32)}`, from: undefined, service }).send(alert);
    expect(sentBody().get('MessagingServiceSid')).toBe(service);
    expect(await sms().check()).toEqual([]);
    const wrong = sms({ key: `SK${'c'.repeat(32)}` });
    const said = `The host ${server.host} answered 401 with error 20003: the account or the secret is not right.`;
    expect(await wrong.check()).toEqual([said]);
    await expect(wrong.send(alert)).rejects.toMatchObject({ kind: 'permanent', message: said });
  });

  it.each([
    [21211, 400, 'permanent'],
    [21610, 400, 'permanent'],
    [20003, 401, 'permanent'],
    [20429, 429, 'temporary'],
    [21611, 429, 'temporary'],
    [30001, 400, 'temporary'],
    [30003, 400, 'temporary'],
    [30005, 400, 'permanent'],
    [30007, 400, 'permanent'],
    [99999, 400, 'permanent'],
    [99999, 503, 'temporary'],
  ])('that is refused with error %i and status %i has failed %s', async (code, status, kind) => {
    server.next({ status, body: { code, message: 'hush', status }, headers: { 'retry-after': '3' } });
    await expect(sms().send(alert)).rejects.toMatchObject({ kind, retryAfter: 3_000 });
  });

  it('that was created and failed at once has failed', async () => {
    server.next({ status: 201, body: { sid: 'SM1', status: 'failed', error_code: 30004 } });
    await expect(sms().send(alert)).rejects.toMatchObject({ kind: 'permanent' });
  });

  it.each(['13800135678', '+0138', '+861380013567812345', 'li@example.com', '', '+86 138\r\n0013', '00861380013'])(
    'goes to no such number as %j',
    async (address) => {
      const message = 'The phone number of li is not in international form, such as +8613800138000.';
      await expect(sms().send(anAlert({ address }))).rejects.toMatchObject({ kind: 'permanent', message });
      expect(server.asked).toEqual([]);
    },
  );

  it('goes to numbers as people write them', async () => {
    await sms().send(anAlert({ address: '+86 138-0013 (5678)' }));
    expect(sentBody().get('To')).toBe(NUMBER);
  });

  it('is not for what presses less, nor for quiet hours', async () => {
    for (const priority of ['normal', 'low'] as const)
      await expect(sms().send({ ...alert, priority })).rejects.toMatchObject({
        kind: 'permanent',
        message: 'The channel phone carries alerts from high upwards.',
      });
    await expect(sms().send({ ...alert, silent: true })).rejects.toMatchObject({ kind: 'permanent' });
    await sms({ least: 'low' }).send({ ...alert, priority: 'low' });
    expect(server.asked).toHaveLength(1);
  });

  it('is cut before its link, never in it', async () => {
    const acknowledge = `https://posthorn.example.com/a/${'x'.repeat(60)}`;
    const long = anAlert({ address: NUMBER, body: '清'.repeat(500) });
    await sms({ segments: 2 }).send(long, { acknowledge, open: 'https://posthorn.example.com/o' });
    const body = sentBody().get('Body')!;
    expect(body).toMatch(/清…\n我来处理: https:\/\/posthorn\.example\.com\/a\/x{60}$/);
    expect(segmentsOf(body)).toBe(2);
  });

  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['清'.repeat(70), 1],
    ['清'.repeat(71), 2],
    ['📦'.repeat(35), 1],
    ['📦'.repeat(36), 2],
    ['ü'.repeat(160), 1],
    ['ű'.repeat(71), 2],
  ])('counts its messages as networks do (%#)', (text, count) => {
    expect(segmentsOf(text)).toBe(count);
    for (const most of [1, 2, 3]) {
      const fit = fitSegments(text, most);
      expect(segmentsOf(fit)).toBeLessThanOrEqual(most);
      if (count <= most) expect(fit).toBe(text);
      else expect(fit).toMatch(/(\.\.\.|…)$/);
    }
  });
});

describe('a gateway of any kind', () => {
  const alert = anAlert({ channel: 'phone', address: NUMBER, body: 'a "b" & {{secret}} ü\nc', subject: 's' });

  it('is sent a form, or a URL, each value written as the place needs it', async () => {
    const server = await startApi(({ method }) => (method === 'HEAD' ? { status: 404 } : { status: 200, body: 'ok' }));
    const text = 's\na "b" & {{secret}} ü\nc';
    await open({
      kind: 'sms',
      url: `${server.url}/sms/{{number}}?k={{key}}`,
      form: { text: '{{text}}', to: '{{ to }}' },
      user: 'posthorn',
      secret,
    }).send(alert);
    await open({ kind: 'sms', method: 'GET', url: `${server.url}/?t={{text}}` }).send(alert);
    const [form, get] = server.asked as [(typeof server.asked)[0], (typeof server.asked)[0]];
    expect(form.path).toBe(`/sms/8613800135678?k=${alert.key}`);
    expect(form.headers.authorization).toBe(`Basic ${Buffer.from(`posthorn:${TOKEN}`).toString('base64')}`);
    expect(Object.fromEntries(new URLSearchParams(form.body))).toEqual({ text, to: NUMBER });
    expect(new URL(get.path, server.url).searchParams.get('t')).toBe(text);
    expect(get.body).toBe('');
    await server.close();
  });

  it.each([
    [{ url: 'https://sms.example.com/', json: { text: '{{txt}}' } }, 'phone.json', /There are the placeholders {{to}}/],
    [{ url: 'https://sms.example.com/', json: {}, form: {} }, 'phone.form', /not both/],
    [{ url: 'https://sms.example.com/', id: 'a..b' }, 'phone.id', /with a point between/],
    [{ preset: 'twilio', account: ACCOUNT, secret }, 'phone.from', /or the messaging service/],
    [{ preset: 'twilio', account: 'AC1', secret, from: '+1' }, 'phone.account', /32 hexadecimal/],
    [{ preset: 'pigeon' }, 'phone.preset', /./],
    [{ url: 'https://sms.example.com/', rate: { messages: 1, per: 'x' } }, 'phone.rate.per', /no duration/],
  ])('is not configured by %j', (config, place, message) => {
    const [issue] = channelsConfig.safeParse({ phone: { kind: 'sms', ...config } }).error!.issues;
    expect([issue!.path.join('.'), issue!.message]).toEqual([place, expect.stringMatching(message)]);
  });

  it.each([
    ['https://{{to}}.example.com/', /without placeholders/],
    ['http://sms.example.com/', /in the clear/],
    ['https://user:pass@sms.example.com/', /must not hold a user/],
  ])('is not opened at %s', (url, message) => {
    expect(() => open({ kind: 'sms', url })).toThrow(message);
  });

  it('cannot be led to another host by what an alert holds', async () => {
    const server = await startApi(() => ({ status: 200 }));
    const channel = open({ kind: 'sms', method: 'GET', url: `${server.url}/{{person}}` });
    await channel.send({ ...alert, person: '@evil.example/..//' });
    expect(server.asked.map(({ path }) => path)).toEqual(['/%40evil.example%2F..%2F%2F']);
    await server.close();
  });
});

describe('a call', () => {
  it.each([
    ['zh', 'zh-CN'],
    ['zh-Hans-CN', 'zh-CN'],
    ['zh-TW', 'zh-TW'],
    ['en', 'en-US'],
    ['en-GB', 'en-GB'],
    ['tlh', 'en-US'],
    ['', 'en-US'],
  ])('to a person who speaks %s is in %s', (language, voice) => {
    expect(voiceLanguage(language)).toBe(voice);
  });

  it('may be in the languages that the configuration names', () => {
    expect(voiceLanguage('zh-CN', { zh: 'cmn-CN' })).toBe('cmn-CN');
    expect(voiceLanguage('zh-TW', { zh: 'cmn-CN', 'zh-TW': 'cmn-TW' })).toBe('cmn-TW');
  });

  it('says what a mail makes it quote, and obeys nothing in it', () => {
    const twiml = sayTwice('</Say><Dial>+1900</Dial>&lt;\u0000\u001b "x" \ud83d', 'zh-CN');
    expect(twiml.match(/<Dial>/g)).toBeNull();
    expect(heard(twiml)).toBe('</Say><Dial>+1900</Dial>&lt; "x" ');
  });

  it('warns of danger first', async () => {
    const server = await startTwilio();
    await open({ kind: 'voice', ...twilio(server) }).send(anAlert({ address: NUMBER, danger: true }));
    expect(heard(new URLSearchParams(server.asked[0]!.body).get('Twiml')!)).toMatch(
      /^这是 Posthorn 的提醒。 安全警告！ 清关异常/,
    );
    await server.close();
  });
});
