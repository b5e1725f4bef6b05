import { describe, expect, it } from 'vitest';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import { anAlert } from '../store/specimens.ts';

const deps = { signingKey: Buffer.alloc(32) };
const email = { kind: 'email', host: 'smtp.example.com', from: 'Posthorn <alerts@example.com>' };
const webhook = { kind: 'webhook', url: 'https://hooks.example.com/x' };

describe('the configuration of channels', () => {
  it('takes TLS and the port that belongs to it from each other', () => {
    const read = (changes: object) => channelsConfig.parse({ email: { ...email, ...changes } }).email;
    expect(read({})).toMatchObject({
      security: 'starttls',
      port: 587,
      from: { name: 'Posthorn', address: 'alerts@example.com' },
    });
    expect(read({ port: 465 })).toMatchObject({ security: 'tls', port: 465 });
    expect(read({ security: 'tls' })).toMatchObject({ security: 'tls', port: 465 });
    expect(read({ port: 2525 })).toMatchObject({ security: 'starttls', port: 2525 });
    expect(read({ host: '127.0.0.1', security: 'none', port: 1025 })).toMatchObject({ security: 'none', port: 1025 });
    expect(read({ security: 'none', insecure: true })).toMatchObject({ security: 'none', port: 25 });
  });

  it.each<[what: string, config: object, place: string, message: RegExp]>([
    [
      'mail in the clear',
      { email: { ...email, security: 'none' } },
      'email.security',
      /Mail would cross the network in the clear/,
    ],
    [
      'STARTTLS on 465',
      { email: { ...email, port: 465, security: 'starttls' } },
      'email.port',
      /Port 465 speaks TLS from/,
    ],
    ['TLS on 587', { email: { ...email, port: 587, security: 'tls' } }, 'email.port', /Port 465 speaks TLS from/],
    ['a user without a password', { email: { ...email, user: 'x' } }, 'email.password', /belong together/],
    [
      'a password as its value',
      { email: { ...email, user: 'x', password: 'hush' } },
      'email.password',
      /never as its value/,
    ],
    ['a sender that is none', { email: { ...email, from: 'a@b, c@d' } }, 'email.from', /Write one address/],
    [
      'a sender with a header of its own',
      { email: { ...email, from: 'A\r\nBcc: x@y <a@b>' } },
      'email.from',
      /Write one/,
    ],
    ['a setting that there is not', { email: { ...email, tls: true } }, 'email', /tls/],
    ['a kind that there is not', { pigeon: { kind: 'pigeon' } }, 'pigeon.kind', /email/],
    ['a webhook to nowhere', { hook: { kind: 'webhook' } }, 'hook.url', /Give the url/],
    ['another channel by the name of the page', { page: webhook }, '', /belong together/],
    ['a second page', { board: { kind: 'page' } }, '', /belong together/],
    ['a name with spaces', { 'my hook': webhook }, 'my hook', /./],
  ])('refuses %s', (_what, config, place, message) => {
    const { error } = channelsConfig.safeParse(config);
    const [issue] = error?.issues ?? [];
    expect(issue?.path.join('.')).toBe(place);
    expect(issue?.message).toMatch(message);
  });
});

describe('the channels of a configuration', () => {
  it('stand with webhooks before email before the page, and each kind in its order', () => {
    const config = channelsConfig.parse({ mail: email, 'hook-b': webhook, 'hook-a': webhook });
    const channels = openChannels(config, deps);
    expect(channels.names).toEqual(['hook-b', 'hook-a', 'mail', 'page']);
    expect(channels.get('pigeon')).toBeUndefined();
  });

  it('hold the page even where it says nothing, which keeps nothing from being told', async () => {
    const channels = openChannels(channelsConfig.parse(undefined), deps);
    expect(channels.names).toEqual(['page']);
    expect(await channels.get('page')!.send(anAlert())).toEqual({});
    expect(await channels.check()).toEqual([]);
    await channels.close();
  });

  it('are not opened where a secret is missing', () => {
    const config = channelsConfig.parse({ hook: { ...webhook, secret: { env: 'POSTHORN_TEST_NOTHING' } } });
    expect(() => openChannels(config, deps)).toThrow(/^The environment variable POSTHORN_TEST_NOTHING is not set\./);
  });

  it('are not opened where the certificates to trust are missing', () => {
    const config = channelsConfig.parse({ mail: { ...email, ca: '/nowhere/ca.pem' } });
    expect(() => openChannels(config, deps)).toThrow('/nowhere/ca.pem: the certificates cannot be read (ENOENT).');
  });

  it('say which of them does not work', async () => {
    const closed = { ...email, host: '127.0.0.1', port: 1, security: 'none' };
    const channels = openChannels(channelsConfig.parse({ mail: closed }), deps);
    expect(await channels.check()).toEqual([
      expect.stringMatching(/^mail: The mail server 127\.0\.0\.1:1 cannot be reached/),
    ]);
    await channels.close();
  });
});
