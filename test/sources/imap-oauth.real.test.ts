import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImapSource } from '../../connectors/sources/imap/imap-source.ts';
import { mail } from './contract.ts';
import { eventually } from './eventually.ts';
import { ImapOffice, up } from './imap-office.ts';
import { TokenEndpoint } from './token-endpoint.ts';

let provider: TokenEndpoint;
let office: ImapOffice;
let dir: string;
let file: string;

beforeEach(async () => {
  provider = await TokenEndpoint.open();
  office = await ImapOffice.open({ introspection: provider.introspection });
  dir = await mkdtemp(join(tmpdir(), 'posthorn-oauth-'));
  file = join(dir, 'refresh-token');
  await writeFile(file, 'refresh-0\n');
  await chmod(file, 0o600);
});
afterEach(async () => {
  await office.close();
  await provider.close();
  await rm(dir, { recursive: true });
});

const oauth = () =>
  ({
    provider: 'microsoft',
    tokenEndpoint: provider.url,
    clientId: 'posthorn',
    clientSecret: { env: 'POSTHORN_TEST_PASSWORD' },
    refreshToken: { file },
  }) as const;

test('signs in with an access token that the server has checked, and keeps the new refresh token', async () => {
  const source = office.source({ oauth: oauth() });
  await source.start();
  await up(source);
  office.dovecot.deliver('sales', mail('by token'));
  await office.intake.arrived(1);
  expect(provider.requests).toHaveLength(1);
  expect(Object.fromEntries(provider.requests[0]!)).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'refresh-0',
    client_id: 'posthorn',
    client_secret: process.env.POSTHORN_TEST_PASSWORD,
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
  });
  expect(await readFile(file, 'utf8')).toBe('refresh-1\n');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

async function restart(source: ImapSource): Promise<void> {
  await office.dovecot.kill();
  await eventually(() => !source.health().ok, 'the loss to be noticed');
  await office.dovecot.start();
  await eventually(() => source.health().ok, 'the next connection');
}

test('a good token serves the next connection too', async () => {
  const source = office.source({ oauth: oauth(), sent: false });
  await source.start();
  await up(source);
  await restart(source);
  expect(provider.requests).toHaveLength(1);
});

test('a token that is about to end is renewed first, with the newest refresh token', async () => {
  provider.lifetime = 60;
  const source = office.source({ oauth: oauth(), sent: false });
  await source.start();
  await up(source);
  await restart(source);
  expect(provider.requests.length).toBeGreaterThanOrEqual(2);
  expect(provider.requests.at(-1)!.get('refresh_token')).toBe(`refresh-${provider.requests.length - 1}`);
});

test('a token that was withdrawn is replaced at once', async () => {
  const source = office.source({ oauth: oauth(), sent: false });
  await source.start();
  await up(source);
  provider.revoke();
  await restart(source);
  expect(provider.requests).toHaveLength(2);
});

test('a refused renewal is said in words that help', async () => {
  provider.refusal = { status: 400, body: JSON.stringify({ error: 'invalid_grant', error_description: 'Expired.' }) };
  const source = office.source({ oauth: oauth() });
  await source.start();
  await eventually(() => source.health().detail.includes('sign in again'), 'the refusal');
  const { ok, detail } = source.health();
  expect(ok).toBe(false);
  expect(detail).toContain(
    `refused to renew the access (invalid_grant): sign in again and put the new refresh token into ${file}.`,
  );
  expect(detail).not.toContain('refresh-0');
  const wait = Number(/Next try in (\d+) s/.exec(detail)?.[1]);
  expect(wait).toBeGreaterThanOrEqual(15);
});

test('a provider that is out of order for a moment is asked again soon', async () => {
  provider.refusal = { status: 503, body: 'We are not well' };
  const source = office.source({ oauth: oauth() });
  await source.start();
  await eventually(() => source.health().detail.includes('answered 503'), 'the failure');
  provider.refusal = undefined;
  await eventually(() => source.health().ok, 'the connection');
});

test('a server that does not take a new token is not pressed', async () => {
  const source = office.source({ oauth: oauth(), sent: false });
  provider.user = 'somebody-else';
  await source.start();
  await eventually(() => source.health().detail.includes('refused to sign in sales'), 'the refusal');
  expect(source.health().detail).not.toContain('access-');
  expect(provider.requests).toHaveLength(1);
});
