import { describe, expect, test } from 'vitest';
import { imapConfig } from '../../connectors/sources/imap/config.ts';

describe('the configuration', () => {
  const account = { name: 'sales', host: 'imap.example.com', user: 'sales', password: { env: 'X' } };

  test('takes TLS for granted', () => {
    expect(imapConfig.parse(account)).toMatchObject({ port: 993, tls: 'implicit' });
    expect(imapConfig.parse({ ...account, port: 143 })).toMatchObject({ tls: 'starttls' });
  });

  test.each([
    [{ tls: 'none' }, 'shows the password'],
    [{ password: undefined }, 'either a "password" or "oauth"'],
    [{ password: 'secret' }, '{ "env": "NAME" }'],
    [{ password: undefined, oauth: { provider: 'other', clientId: 'c', refreshToken: { env: 'R' } } }, 'tokenEndpoint'],
    [
      {
        password: undefined,
        oauth: { provider: 'google', clientId: 'c', refreshToken: { env: 'R' }, tokenEndpoint: 'http://example.com/t' },
      },
      'over https:',
    ],
    [{ pasword: 1 }, 'pasword'],
  ])('refuses %j', (changes, words) => {
    const { error } = imapConfig.safeParse({ ...account, ...changes });
    expect(JSON.stringify(error?.issues)).toContain(JSON.stringify(words).slice(1, -1));
  });

  test('allows plain text to this machine, or when told so', () => {
    expect(imapConfig.parse({ ...account, host: 'localhost', tls: 'none' }).tls).toBe('none');
    expect(imapConfig.parse({ ...account, tls: 'none', insecure: true }).tls).toBe('none');
  });
});
