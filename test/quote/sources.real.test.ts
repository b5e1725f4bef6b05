import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { quotePrinter } from '../../connectors/quote-pdf/print.ts';
import { quoteConfig } from '../../connectors/stock/config.ts';
import { openStock } from '../../connectors/stock/open.ts';
import { draftFor } from '../../engine/quote/draft.ts';
import { finished } from '../../engine/quote/finish.ts';
import { type PostgresServer, startPostgres } from '../real/postgres.ts';
import { ENVELOPE, index, letterFor, mailOf } from './mails.ts';
import { pdfText } from './pdf-text.ts';

const MAIL = mailOf("We need 150 pcs of A-100'; drop table stock; -- and 20 pcs of B-7.");
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-stock-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
});

const stockOf = (stock?: object) => openStock(quoteConfig.parse(stock ? { stock } : {}), dir, () => {});
async function drafted(stock: ReturnType<typeof stockOf>) {
  const { items, open, trouble } = await stock.draft(MAIL, ENVELOPE);
  return (
    trouble ?? [
      ...items.map((item) => `${item.quantity} ${item.part} ${item.currency} ${item.price}`),
      ...open.map(({ why }) => why),
    ]
  );
}
const BOTH = ['150 A-100 EUR 9.50', '20 B-7 EUR 120.00'];

const TABLE = `create table goods (sku text, title text, currency text, least integer, price numeric(12,2), on_hand integer, days integer);
insert into goods values ('A-100', 'Lamp', 'EUR', 1, 10.00, 500, 20), ('A-100', 'Lamp', 'EUR', 100, 9.50, 500, 20), ('B-7', 'Desk', 'EUR', 1, 120, 3, 30);`;
const COLUMNS = 'sku as part, title as name, currency, least as "from", price, on_hand as stock, days as lead_days';

describe('a stock list by SQL', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startPostgres();
    const client = new pg.Client(postgres.url);
    await client.connect();
    await client.query(TABLE);
    await client.end();
  });
  afterAll(() => postgres.close());
  beforeEach(() => {
    const file = join(dir, 'stock.db');
    const database = new DatabaseSync(file);
    database.exec(TABLE);
    database.close();
    vi.stubEnv('STOCK_SQLITE', `sqlite:${file}`);
    vi.stubEnv('STOCK_POSTGRES', postgres.url);
  });

  it.each([
    ['STOCK_SQLITE', 'sku in (select value from json_each($1))'],
    ['STOCK_POSTGRES', 'sku = any($1)'],
  ])('of %s is asked for the whole, or for what the mail names, which stands in no query', async (env, where) => {
    const whole = stockOf({ kind: 'sql', url: { env }, query: `select ${COLUMNS} from goods;` });
    expect(await drafted(whole)).toEqual(BOTH);
    expect(await whole.check()).toBe('The stock list of the database: 2 parts.');
    const named = { kind: 'sql', url: { env }, query: `select ${COLUMNS} from goods where ${where}` };
    expect(await drafted(stockOf(named))).toEqual(BOTH);
  });

  it.each([
    ['STOCK_SQLITE', 'delete from goods returning *', /cannot be asked: near "delete"/],
    ['STOCK_POSTGRES', 'delete from goods returning *', /refuses the query \(42601\)/],
    ['STOCK_POSTGRES', 'select 1) as a; drop table goods; select (1', /refuses the query \(42601\)/],
    ['STOCK_POSTGRES', 'select pg_sleep(20)::text as part', /refuses the query \(57014\)|no answer in time/],
    ['STOCK_POSTGRES', "select nextval('s')::text as part", /refuses the query/],
    ['STOCK_SQLITE', 'select 1 as part', /row 1: part 1 has no "name"/],
  ])('of %s can only be read: %s', async (env, query, message) => {
    const stock = stockOf({ kind: 'sql', url: { env }, query, timeout: 500 });
    expect(await drafted(stock)).toMatch(message);
    expect(await drafted(stockOf({ kind: 'sql', url: { env }, query: `select ${COLUMNS} from goods` }))).toEqual(BOTH);
  });

  it('says that a database is away, without its URL', async () => {
    vi.stubEnv('STOCK_AWAY', 'postgres://user:hush@127.0.0.1:1/x');
    const stock = stockOf({ kind: 'sql', url: { env: 'STOCK_AWAY' }, query: 'select 1' });
    expect(await drafted(stock)).toBe('The stock database cannot be reached (ECONNREFUSED).');
  });
});

describe('a stock list by HTTP', () => {
  const LIST = [
    {
      part: 'A-100',
      name: 'Lamp',
      also: ['light'],
      currency: 'EUR',
      from: 1,
      price: '10.00',
      stock: 500,
      lead_days: 20,
    },
    { part: 'A-100', from: 100, price: 9.5 },
    { part: 'B-7', name: 'Desk', currency: 'EUR', price: '120.00', stock: 3, lead_days: 30 },
  ];

  async function served<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/stock.json`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('is asked once in a while, with its secret', async () => {
    vi.stubEnv('STOCK_TOKEN', 'Bearer hush');
    const asked: (string | undefined)[] = [];
    const answer: RequestListener = ({ headers }, response) => {
      asked.push(headers.authorization);
      response.end(JSON.stringify({ data: { items: LIST } }));
    };
    await served(answer, async (url) => {
      const stock = stockOf({ kind: 'http', url, at: 'data.items', authorization: { env: 'STOCK_TOKEN' } });
      expect(await Promise.all([drafted(stock), drafted(stock)])).toEqual([BOTH, BOTH]);
      expect(await drafted(stock)).toEqual(BOTH);
    });
    expect(asked).toEqual(['Bearer hush']);
  });

  it.each<[string, RequestListener, RegExp]>([
    ['an error', (_, response) => response.writeHead(503).end(), /answered 503\.$/],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      /a redirect, which is not followed/,
    ],
    ['no JSON', (_, response) => void response.end('<html>'), /is no JSON\.$/],
    ['no list', (_, response) => void response.end('{}'), /has no list as its answer/],
    ['silence', () => {}, /did not answer in time/],
    ['too much', (_, response) => void response.end('['.padEnd(33 * 1024 * 1024)), /larger than 32 MB/],
  ])('that answers with %s is said, and nothing is guessed', async (_, answer, message) => {
    await served(answer, async (url) => {
      expect(await drafted(stockOf({ kind: 'http', url, timeout: 1_000 }))).toMatch(message);
    });
  });

  it('is asked of no host within the house that is not said to be one', async () => {
    expect(() => stockOf({ kind: 'http', url: 'http://stock.internal.example/' })).toThrow(/in the clear/);
  });
});

describe('a stock list in a file', () => {
  it('is that of the rules folder, read again when it has changed', async () => {
    const file = join(dir, 'stock.csv');
    const head = 'part,name,currency,price\n';
    writeFileSync(file, `${head}A-100,Lamp,EUR,9.50\nB-7,Desk,EUR,120.00\n`);
    const stock = stockOf();
    expect(await drafted(stock)).toEqual(BOTH);
    writeFileSync(file, `${head}A-100,Lamp,EUR,11.00\nB-7,Desk,EUR,120.00\n`);
    expect(await drafted(stock)).toEqual(['150 A-100 EUR 11.00', BOTH[1]]);
    writeFileSync(file, `${head}A-100,Lamp,EUR,eleven\n`);
    expect(await drafted(stock)).toBe(`${file}, line 2: "eleven" is no price. Write it with a point: 98.50.`);
    await expect(stock.check()).rejects.toThrow('line 2');
  });

  it('is missed in words', async () => {
    expect(await drafted(stockOf())).toMatch(/^There is no stock list: neither "quote\.stock"/);
  });
});

describe('the PDF of a quote', () => {
  it('is in Chinese with a font that has it', async () => {
    const font = { file: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', family: 'WenQuanYiMicroHei' };
    const draft = draftFor(letterFor('请报价：橡木餐椅200把，120张餐桌。'), index);
    const quote = finished(draft, { workingDay: () => '2026-03-10', validUntil: '2026-03-24' });
    const pdf = await quotePrinter({ font }, (message) => expect.fail(message))(quote, 0);
    const text = pdfText(pdf);
    for (const part of ['初步报价', 'OC-210 橡木餐椅', '200 件', '“120张餐桌”：请确认是哪一款'])
      expect(text).toContain(part);
    expect(text).not.toContain('□');
  });
});
