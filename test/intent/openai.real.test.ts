import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { intentConfig } from '../../connectors/intent/config.ts';
import { offlineProvider } from '../../connectors/intent/offline/provider.ts';
import type { Answer } from '../../connectors/intent/openai/answer.ts';
import { Costs } from '../../connectors/intent/openai/costs.ts';
import { ModelProvider } from '../../connectors/intent/openai/provider.ts';

/** What a request to `POST /chat/completions` must have (https://platform.openai.com/docs/api-reference/chat/create). */
const REQUEST = {
  type: 'object',
  required: ['model', 'messages', 'response_format'],
  properties: {
    model: { type: 'string' },
    max_completion_tokens: { type: 'integer', minimum: 1 },
    messages: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['role', 'content'],
        properties: { role: { enum: ['system', 'user', 'assistant', 'developer'] }, content: { type: 'string' } },
        additionalProperties: false,
      },
    },
    response_format: {
      type: 'object',
      required: ['type', 'json_schema'],
      properties: {
        type: { const: 'json_schema' },
        json_schema: {
          type: 'object',
          required: ['name', 'schema', 'strict'],
          properties: {
            name: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,64}$' },
            strict: { const: true },
            schema: { type: 'object', required: ['type', 'properties', 'required', 'additionalProperties'] },
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};
const isRequest = new Ajv2020({ strict: false }).compile(REQUEST);

const MAIL = new TextEncoder().encode(
  [
    'From: Buyer <anna@buyer.example>',
    'To: sales@ours.example',
    'Subject: Chairs',
    'Date: Tue, 10 Mar 2026 10:00:00 +0100',
    '',
    'Could you do EUR 96.00 per piece for 80 chairs? Write to anna@buyer.example by Friday.',
  ].join('\r\n'),
);
const RIGHT: Answer = {
  language: 'en',
  kind: 'inquiry',
  asks: ['price'],
  price: { amount: 96, currency: 'EUR', per: 'piece' },
  quantity: { amount: 80, unit: 'piece' },
  delayDays: null,
  deadline: '2026-03-13',
  urgent: false,
  quotes: { price: 'EUR 96.00 per piece', quantity: '80 chairs', delayDays: null, deadline: 'by Friday', urgent: null },
};

type Turn = (response: ServerResponse) => void;
const answering =
  (content: unknown, finish = 'stop'): Turn =>
  (response) => {
    response.setHeader('content-type', 'application/json');
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    response.end(
      JSON.stringify({
        id: 'c',
        object: 'chat.completion',
        created: 1,
        model: 'm',
        choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content: text } }],
        usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
      }),
    );
  };
const refusing =
  (status: number): Turn =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' });
    response.end(
      JSON.stringify({ error: { message: 'EUR 96.00 is what the mail says', type: 'x', code: null, param: null } }),
    );
  };

/** An OpenAI-compatible service that does what it is told, turn by turn, and holds requests to the published form. */
const asked: { body: Record<string, unknown>; key: string | undefined }[] = [];
let turns: Turn[] = [];
const server = createServer(async (request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  asked.push({ body, key: request.headers.authorization });
  if (request.url !== '/v1/chat/completions' || !isRequest(body)) return refusing(400)(response);
  (turns.shift() ?? answering(RIGHT))(response);
});
const dir = mkdtempSync(join(tmpdir(), 'posthorn-model-'));
let url = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(dir, { recursive: true });
});
afterEach(() => {
  turns = [];
  asked.length = 0;
  warnings.length = 0;
});

const warnings: string[] = [];
let files = 0;
function reader(share: 'nothing' | 'redacted' | 'everything' = 'everything', model: object = {}) {
  const file = join(dir, `${++files}.jsonl`);
  process.env.POSTHORN_TEST_MODEL_KEY = 'sk-test';
  const config = intentConfig.parse({
    share,
    model: {
      url,
      name: 'm',
      key: { env: 'POSTHORN_TEST_MODEL_KEY' },
      timeoutSeconds: 10,
      price: { input: 1, output: 10 },
      ...model,
    },
  });
  const costs = new Costs(file);
  const provider = new ModelProvider(config, config.model!, {
    offline: offlineProvider,
    costs,
    warn: (text) => warnings.push(text),
  });
  const envelope = { mailbox: 'x', receivedAt: 0 };
  const word = (drafts: readonly string[]) => provider.word(MAIL, envelope, drafts);
  return { read: (raw = MAIL) => provider.read(raw, envelope), word, file };
}

describe('a model that suggests answers', () => {
  it('is given the mail as far as it is shared and earlier answers, and what it makes up is left open', async () => {
    turns = [
      answering({ reply: 'Dear [name],\n\nwe can offer 80 chairs at EUR 96.00, ready on 2026-04-02.\n\nKind regards' }),
    ];
    const { word, file } = reader('redacted');
    expect(await word(['Thank you for your inquiry.'])).toBe(
      'Dear [name],\n\nwe can offer 80 chairs at [price], ready on [number].\n\nKind regards',
    );
    const said = JSON.stringify(asked[0]?.body);
    expect(said).toContain('<answer>\\nThank you for your inquiry.');
    expect(said).not.toContain('anna@buyer.example');
    expect(readFileSync(file, 'utf8')).toContain('"cost":0.002');
  });

  it('suggests nothing where it refuses, answers something that is none, or nothing is shared', async () => {
    turns = [refusing(400), answering('{"reply":'), answering({ answer: 'x' })];
    const { word } = reader();
    for (let turn = 0; turn < 3; turn++) expect(await word([])).toBeUndefined();
    expect(warnings).toHaveLength(3);
    expect(await reader('nothing').word([])).toBeUndefined();
    expect(asked).toHaveLength(3);
  });
});

describe('a model that reads mails', () => {
  it('answers with values that stand in the mail', async () => {
    const read = await reader().read();
    expect(read).toMatchObject({ provider: 'm', kind: 'inquiry', price: { amount: 96 }, deadline: '2026-03-13' });
    expect(read.replyBy).toBe('2026-03-13T17:00:00Z');
    expect(asked[0]?.key).toBe('Bearer sk-test');
  });

  it('is asked once for the same mail, and its cost is written down', async () => {
    const { read, file } = reader();
    await Promise.all([read(), read()]);
    await read();
    expect(asked).toHaveLength(1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ model: 'm', input: 1000, cost: 0.002 });
  });

  it('is believed nothing that has no quote, a quote of its own, or another number than its quote', async () => {
    turns = [
      answering({ ...RIGHT, quotes: { ...RIGHT.quotes, price: null } }),
      answering({ ...RIGHT, quotes: { ...RIGHT.quotes, price: 'USD 1 per piece' } }),
      answering({
        ...RIGHT,
        price: { amount: 9.6, currency: 'EUR', per: 'piece' },
        deadline: '2026-03-20',
        delayDays: 5,
      }),
    ];
    expect(await reader().read()).toMatchObject({ price: null, quantity: { amount: 80 } });
    expect(await reader().read()).toMatchObject({ price: null, quantity: { amount: 80 } });
    expect(await reader().read()).toMatchObject({ price: null, deadline: null, delayDays: null });
  });

  it('does not take back that somebody presses', async () => {
    const pressing = new TextEncoder().encode(new TextDecoder().decode(MAIL).replace('Could', 'This is urgent. Could'));
    expect(await reader().read(pressing)).toMatchObject({ urgent: true, provider: 'm' });
  });

  it('is replaced by the offline reader when it fails, and only that is said', async () => {
    const slow: Turn = () => {};
    turns = [slow];
    expect(await reader('everything', { timeoutSeconds: 0.2 }).read()).toMatchObject({ provider: 'offline' });
    expect(warnings.join()).toMatch(/no answer in time/);
    const faults: [Turn[], RegExp][] = [
      [[refusing(429), refusing(429), refusing(429)], /answered 429/],
      [[refusing(500), refusing(500), refusing(500)], /answered 500/],
      [[answering('{"language":"en","ki')], /no JSON/],
      [[answering({ kind: 'inquiry' })], /form/],
      [[answering(RIGHT, 'length')], /cut short/],
    ];
    for (const [misbehaviour, why] of faults) {
      turns = misbehaviour;
      warnings.length = 0;
      expect(await reader().read()).toMatchObject({ provider: 'offline', kind: 'inquiry', price: { amount: 96 } });
      expect(warnings.join()).toMatch(why);
      expect(warnings.join()).not.toContain('96');
    }
  });

  it('is asked again after a fault of the moment', async () => {
    turns = [refusing(503), answering(RIGHT)];
    expect(await reader('everything', { timeoutSeconds: 5 }).read()).toMatchObject({ provider: 'm' });
  });

  it('is asked no more when the budget of the day is spent, after a restart neither', async () => {
    const { read, file } = reader('everything', { budgetPerDay: 0.001 });
    await read();
    const other = new TextEncoder().encode(new TextDecoder().decode(MAIL).replace('80', '90'));
    expect(await read(other)).toMatchObject({ provider: 'offline', quantity: { amount: 90 } });
    expect(new Costs(file).spentOn(Date.now())).toBeCloseTo(0.002);
    expect(warnings.join()).toContain('budget');
  });

  it('sees nothing unless that is configured, and no addresses where they are to stay', async () => {
    expect(await reader('nothing').read()).toMatchObject({ provider: 'offline' });
    expect(asked).toHaveLength(0);
    await reader('redacted').read();
    const sent = JSON.stringify(asked[0]?.body);
    expect(sent).toContain('80 chairs');
    expect(sent).not.toContain('anna@buyer.example');
  });
});
