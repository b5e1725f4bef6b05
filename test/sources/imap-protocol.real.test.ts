import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { imapConfig } from '../../connectors/sources/imap/config.ts';
import { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import { plainServer, type Script, ScriptedImap } from '../real/scripted-imap.ts';
import { eventually } from './eventually.ts';
import { KeepingIntake } from './keeping-intake.ts';
import { TokenEndpoint } from './token-endpoint.ts';

let imap: ScriptedImap;
let intake: KeepingIntake;
let source: ImapSource;

afterEach(async () => {
  await source.stop();
  await imap.close();
  await intake.close();
});

async function watch(script: Script, settings: object = {}, greeting?: string): Promise<void> {
  process.env.POSTHORN_TEST_PASSWORD = 'correct horse';
  imap = await ScriptedImap.open(script, greeting);
  intake = await KeepingIntake.open();
  const config = imapConfig.parse({
    name: 'sales',
    host: '127.0.0.1',
    port: imap.port,
    tls: 'none',
    user: 'sales@example.com',
    password: { env: 'POSTHORN_TEST_PASSWORD' },
    sent: false,
    ...settings,
  });
  source = new ImapSource(config, intake, intake.store);
  await source.start();
}

const isWell = () => eventually(() => source.health().ok, 'good health');
const isIll = () =>
  eventually(() => !source.health().ok && source.health().detail !== 'INBOX: Connecting.', 'a complaint');

test('says who it is once more after signing in, as 163 and 126 demand', async () => {
  const server = plainServer();
  let known = false;
  let signedIn = false;
  await watch((command, line, say, socket) => {
    if (command === 'LOGIN') signedIn = true;
    if (command === 'ID') {
      known = signedIn && /"name" "posthorn"/.test(line);
      say('* ID ("name" "Coremail Imap" "vendor" "Mailtech" "TransID" "1")');
      return say('TAG OK ID completed');
    }
    if ((command === 'SELECT' || command === 'EXAMINE') && !known)
      return say('TAG NO SELECT Unsafe Login. Please contact kefu@188.com for help');
    server(command, line, say, socket);
  });
  await isWell();
});

describe('signs in with a token', () => {
  let provider: TokenEndpoint;
  afterEach(() => provider.close());

  for (const [mechanism, decoded] of [
    ['XOAUTH2', 'user=sales@example.com\u0001auth=Bearer access-1\u0001\u0001'],
    ['OAUTHBEARER', 'n,a=sales@example.com,\u0001host=127.0.0.1\u0001port=PORT\u0001auth=Bearer access-1\u0001\u0001'],
  ] as const) {
    test(`by ${mechanism}`, async () => {
      provider = await TokenEndpoint.open();
      process.env.POSTHORN_TEST_REFRESH = 'refresh-0';
      const oauth = {
        provider: 'google',
        clientId: 'c',
        tokenEndpoint: provider.url,
        refreshToken: { env: 'POSTHORN_TEST_REFRESH' },
      };
      await watch(plainServer(`IMAP4rev1 SASL-IR AUTH=${mechanism}`), { password: undefined, oauth });
      await isWell();
      const sent = imap.heard.find((line) => line.startsWith('AUTHENTICATE'))!.split(' ');
      expect(sent[1]).toBe(mechanism);
      expect(Buffer.from(sent[2]!, 'base64').toString()).toBe(decoded.replace('PORT', String(imap.port)));
      expect(Object.fromEntries(provider.requests[0]!)).toEqual({
        grant_type: 'refresh_token',
        refresh_token: 'refresh-0',
        client_id: 'c',
      });
    });
  }
});

test('never selects for writing, and never marks a mail as read', async () => {
  await watch(plainServer());
  await isWell();
  await source.stop();
  expect(imap.heard.some((line) => /^(SELECT|STORE|UID STORE|EXPUNGE|CLOSE)\b/.test(line))).toBe(false);
  expect(imap.heard.some((line) => line.startsWith('EXAMINE'))).toBe(true);
  expect(imap.heard.at(-1)).toBe('LOGOUT');
});

test('a wrong password is said so, without the password, and not tried again soon', async () => {
  const server = plainServer();
  await watch((command, line, say, socket) =>
    command === 'LOGIN'
      ? say('TAG NO [AUTHENTICATIONFAILED] Invalid\u0007 credentials')
      : server(command, line, say, socket),
  );
  await isIll();
  expect(source.health().detail).toMatch(/refused to sign in sales@example\.com.*: check the user and the password/);
  expect(source.health().detail).not.toContain('correct horse');
  expect(source.health().detail).not.toContain('\u0007');
  await sleep(1_500);
  expect(imap.connections).toBe(1);
});

test('a folder that is not there is named', async () => {
  const server = plainServer();
  await watch(
    (command, line, say, socket) => {
      if (command === 'EXAMINE') return say('TAG NO [NONEXISTENT] No such mailbox');
      if (command === 'LIST' && line.includes('Orders')) return say('TAG OK done');
      server(command, line, say, socket);
    },
    { folders: ['Orders'] },
  );
  await eventually(() => source.health().detail.includes('"Orders"'), 'the folder to be named');
  expect(source.health().detail).toContain('check "folders"');
});

describe('survives a server that', () => {
  const server = plainServer();
  const bad: { readonly name: string; readonly script: Script; readonly greeting?: string }[] = [
    { name: 'speaks no IMAP', script: () => {}, greeting: 'HTTP/1.1 400 Bad Request' },
    {
      name: 'says goodbye at once',
      script: (_c, _l, _s, socket) => socket.end(),
      greeting: '* BYE too many connections',
    },
    { name: 'hangs up at every command', script: (_c, _l, _s, socket) => socket.destroy() },
    { name: 'answers every command with NO', script: (_c, _l, say) => say('TAG NO no') },
    { name: 'answers every command with BAD', script: (_c, _l, say) => say('TAG BAD what') },
    { name: 'answers with the tag of nobody', script: (_c, _l, say) => say('ZZZ9 OK done') },
    {
      name: 'sends an endless line',
      script: (_c, _l, _s, socket) => socket.write(`* OK ${'x'.repeat(20 << 20)}`),
    },
    {
      name: 'announces a literal of 3 GB',
      script: (command, line, say, socket) =>
        command === 'UID' ? say('* 1 FETCH (UID 1 BODY[] {3000000000}') : server(command, line, say, socket),
    },
    {
      name: 'sends nonsense while we idle',
      script: (command, line, say, socket) => {
        server(command, line, say, socket);
        if (command === 'IDLE')
          say('* 99999999999999999999 EXISTS\r\n* 0 EXPUNGE\r\n* 7 FETCH (\r\n* VANISHED 1:4294967295\r\n* ((((');
      },
    },
  ];

  for (const { name, script, greeting } of bad) {
    test(name, async () => {
      await watch(script, {}, greeting);
      const goesOn = () => imap.connections > 1 || source.health().detail.includes('Next try');
      await eventually(goesOn, 'it to go on', 1_500).catch(() => {});
      expect(intake.arrivals).toEqual([]);
      const stopping = Date.now();
      await source.stop();
      expect(Date.now() - stopping).toBeLessThan(8_000);
      expect(source.health().detail).toBe('Stopped.');
    });
  }
});

test('a server without IDLE, UIDNEXT and sensible sizes is polled', async () => {
  const server = plainServer('IMAP4rev1');
  let here = false;
  const raw = 'Subject: polled\r\n\r\nbody\r\n';
  await watch(
    (command, line, say, socket) => {
      if (command === 'EXAMINE') {
        say('* 0 EXISTS');
        say('* OK [UIDVALIDITY 1] ok');
        return say('TAG OK done');
      }
      if (command === 'NOOP' && !here) {
        here = true;
        say('* 1 EXISTS');
      }
      if (line.startsWith('UID SEARCH')) return say(here ? '* SEARCH 1\r\nTAG OK done' : '* SEARCH\r\nTAG OK done');
      if (line.startsWith('UID FETCH') && line.includes('BODY'))
        return say(`* 1 FETCH (UID 1 FLAGS () RFC822.SIZE 99999 BODY[]<0> {${raw.length}}\r\n${raw})\r\nTAG OK done`);
      server(command, line, say, socket);
    },
    { pollSeconds: 0.2 },
  );
  const [arrival] = await intake.arrived(1);
  expect(String(arrival!.raw)).toBe(raw);
});

describe('a server with a mail that it cannot read', () => {
  const text = (uid: number) => `Subject: mail ${uid}\r\n\r\nbody\r\n`;
  const given = (uid: number) =>
    `* ${uid} FETCH (UID ${uid} FLAGS () RFC822.SIZE 30 BODY[]<0> {${text(uid).length}}\r\n${text(uid)})`;

  /** Five mails; of the third it gives nothing, or refuses the whole command. */
  function broken(refuses: boolean): Script {
    const server = plainServer();
    let here = false;
    return (command, line, say, socket) => {
      const [, verb, set = ''] = line.split(' ');
      if (command === 'IDLE' && !here) {
        here = true;
        return say('+ idling\r\n* 5 EXISTS');
      }
      if (command !== 'UID') return server(command, line, say, socket);
      const uids = set.endsWith(':*') || line.includes('SEARCH') ? [1, 2, 3, 4, 5] : set.split(',').map(Number);
      if (verb === 'SEARCH') return say(`* SEARCH ${here ? uids.join(' ') : ''}\r\nTAG OK done`);
      if (!line.includes('BODY')) return say('TAG OK done');
      if (refuses && uids.includes(3)) return say('TAG NO [SERVERBUG] cannot read it');
      for (const uid of uids.filter((one) => one !== 3)) say(given(uid));
      say('TAG OK done');
    };
  }

  for (const refuses of [false, true]) {
    test(refuses ? 'and refuses the whole command for it' : 'and leaves it out', async () => {
      await watch(broken(refuses), { pollSeconds: 0.2 });
      await intake.arrived(4);
      expect(intake.arrivals.map(({ place }) => place!.uid)).toEqual([1, 2, 4, 5]);
      await eventually(() => source.health().detail.includes('did not give a mail'), 'the complaint');
      await sleep(300);
      expect((await intake.store.cursors.get('sales', 'INBOX'))?.uidNext).toBe(3);
      expect(intake.arrivals).toHaveLength(4);
    });
  }
});
