import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../app/config/read.ts';

const folder = mkdtempSync(join(tmpdir(), 'posthorn-config-'));
const file = join(folder, 'posthorn.json');
afterAll(() => rmSync(folder, { recursive: true }));

/** What is complained about, without the file's name that begins every line. */
function complaintsAbout(content: unknown): string[] {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  try {
    readConfig(file);
  } catch (error) {
    const lines = (error as Error).message.split('\n');
    expect(lines.every((line) => line.startsWith(`${file}: `))).toBe(true);
    return lines.map((line) => line.slice(file.length + 2));
  }
  return [];
}

const SECRET = 'A secret is written { "env": "NAME" } or { "file": "path" }, never as its value.';

describe('the configuration', () => {
  it('has a default for everything', () => {
    writeFileSync(file, '{}');
    expect(readConfig(file)).toMatchObject({
      data: join(folder, '.posthorn'),
      rules: join(folder, 'rules'),
      http: { host: '127.0.0.1', port: 8025 },
      smtp: { host: '127.0.0.1', port: 2525 },
      folder: { path: join(folder, '.posthorn/inbox') },
      mailboxes: [],
      arbiter: { hold: 3_000 },
    });
  });

  it('lets listeners be turned off', () => {
    writeFileSync(file, JSON.stringify({ smtp: false, folder: false, arbiter: { hold: '0s' } }));
    expect(readConfig(file)).toMatchObject({ smtp: false, folder: false, arbiter: { hold: 0 } });
  });

  it('is read with the byte order mark that some editors write', () => {
    expect(complaintsAbout('\uFEFF{"smtp":false}')).toEqual([]);
  });

  it.each([
    [{ store: { postgres: { url: 'postgres://posthorn:hunter2@db/posthorn' } } }, [`store.postgres.url: ${SECRET}`]],
    [{ rule: 'x' }, ['rule is unknown; did you mean "rules"?']],
    [{ rule: 'x', dat: 'y' }, ['rule is unknown; did you mean "rules"?', 'dat is unknown; did you mean "data"?']],
    [{ http: { prot: 80 } }, ['http.prot is unknown; did you mean "port"?']],
    [{ smtp: { prot: 80 } }, ['smtp.prot is unknown; did you mean "port"?']],
    [{ http: { port: 99_999 } }, ['http.port: Write at most 65535.']],
    [{ smtp: { port: '25' } }, ['smtp.port: Write a number; this is a text.']],
    [{ arbiter: { hold: '3 minutes' } }, ['arbiter.hold: "3 minutes" is no duration such as "3s" or "1m30s".']],
    [
      { mailboxes: [{ name: 'sales', host: 'imap.example.com', user: 'sales', password: 'hunter2' }] },
      [`mailboxes.0.password: ${SECRET}`],
    ],
    [
      {
        mailboxes: [{ name: 'a', host: 'imap.example.com', port: 143, tls: 'none', user: 'u', password: { env: 'P' } }],
      },
      [
        'mailboxes.0.tls: A connection in plain text shows the password to everybody on the way: use port 993, or "starttls" on 143.',
      ],
    ],
    ['{ "http": ', ['this is not JSON: Unexpected end of JSON input']],
    ['[]', ['the file: Write an object; this is a list.']],
  ])('says what is wrong with %j', (content, expected) => {
    expect(complaintsAbout(content)).toEqual(expected);
  });

  it.each([
    [
      { channels: { desk: { kind: 'emial' } } },
      [/^channels\.desk\.kind: Did you mean "email"\? Write one of "email", "webhook", .+"page"\.$/],
    ],
    [{ channels: { desk: {} } }, [/^channels\.desk\.kind is missing: write one of "email"/]],
    [{ channels: { 'My Desk': { kind: 'page' } } }, [/^channels\.My Desk: A name has up to 32 lower-case letters/]],
    [{ events: { secrets: { 'The Shop': { env: 'X' } } } }, [/^events\.secrets\.The Shop: A name has up to 40/]],
    [
      { channels: { chat: { kind: 'slack' } } },
      [/^channels\.chat\.token is missing: write where the secret stands, \{ "env": "NAME" \}/],
    ],
    [{ channels: { desk: { kind: 'ntfy', server: 'ntfy' } } }, [/^channels\.desk\.server: Write a whole URL, such as/]],
    [{ data: '' }, [/^data: Write something here; this is empty\.$/]],
    [{ ops: { port: 8.5 } }, [/^ops\.port: Write a whole number; this is a fraction\.$/]],
    [{ http: { names: 'posthorn' } }, [/^http\.names: Write a list; this is a text\.$/]],
  ])('says in plain words what to write in %j', (content, expected) => {
    expect(complaintsAbout(content)).toEqual(expected.map((one) => expect.stringMatching(one)));
  });

  it('says of what may be turned off what else it may be', () => {
    expect(complaintsAbout({ retention: { mails: '1h' }, arbiter: { storm: true } })).toEqual([
      expect.stringMatching(/^retention\.mails: "1h" is no age such as "90d"/),
      expect.stringMatching(/^arbiter\.storm: .*an object/),
    ]);
  });

  it('never repeats a secret that was written into it', () => {
    expect(
      complaintsAbout({ mailboxes: [{ name: 'a', host: 'h', user: 'u', password: 'hunter2' }] }).join(),
    ).not.toContain('hunter2');
  });

  it('says of what a mailbox lacks that it is missing', () => {
    expect(complaintsAbout({ mailboxes: [{ name: 'sales', user: 'sales', password: { env: 'SALES' } }] })).toEqual([
      'mailboxes.0.host is missing.',
    ]);
  });

  it('says where it looked', () => {
    expect(() => readConfig(join(folder, 'other.json'))).toThrow(
      `${join(folder, 'other.json')}: there is no such file.`,
    );
    expect(() => readConfig(folder)).toThrow(`${folder}: the configuration cannot be read (EISDIR).`);
  });
});
