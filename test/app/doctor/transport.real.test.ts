import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { configSchema } from '../../../app/config/schema.ts';
import { transport } from '../../../app/doctor/mail/transport.ts';
import { type Certificate, selfSigned } from '../../real/certificate.ts';
import { hasDovecot, startDovecot } from '../../real/dovecot.ts';
import { startSmtpSink } from '../../real/smtp-sink.ts';

const dir = mkdtempSync(join(tmpdir(), 'posthorn-transport-'));
afterAll(() => rmSync(dir, { recursive: true }));

const made = {
  sound: selfSigned({ days: [-1, 90] }),
  ended: selfSigned({ days: [-9, -2] }),
  soon: selfSigned(),
  other: selfSigned({ names: 'DNS:mail.other.example', days: [-1, 90] }),
};
const certificates: { readonly [name: string]: { readonly of: Certificate; readonly ca: string } } = Object.fromEntries(
  Object.entries(made).map(([name, of]) => [name, { of, ca: join(dir, `${name}.pem`) }]),
);
beforeAll(() => {
  for (const { of, ca } of Object.values(certificates)) writeFileSync(ca, of.cert);
});

/** What is said of one connection, on one day. */
async function said(config: object): Promise<string[]> {
  const findings = await transport(configSchema.parse(config));
  return findings.map(({ state, detail }) => `${state}: ${detail}`);
}
const mailbox = (changes: object) => ({
  mailboxes: [
    { name: 'sales', host: '127.0.0.1', user: 'sales', password: { env: 'POSTHORN_TEST_NOTHING' }, ...changes },
  ],
});
const relay = (changes: object) => ({
  channels: { email: { kind: 'email', host: '127.0.0.1', from: 'a@elmwood.example', ...changes } },
});

it.skipIf(!hasDovecot())('looks at a mailbox by both ways of TLS, and signs in nowhere', async () => {
  const sound = await startDovecot({ certificate: certificates.sound!.of });
  const ca = certificates.sound!.ca;
  const well = [
    expect.stringMatching(/^ok: 127\.0\.0\.1:\d+ speaks TLSv1\.[23]; its certificate is good until 20\d\d-/),
  ];
  expect(await said(mailbox({ port: sound.tlsPort, tls: 'implicit', ca }))).toEqual(well);
  expect(await said(mailbox({ port: sound.port, tls: 'starttls', ca }))).toEqual(well);
  expect(await said(mailbox({ port: sound.tlsPort, tls: 'implicit' })), 'nobody vouches').toEqual([
    expect.stringMatching(/^error: Nobody that this machine trusts .+\(DEPTH_ZERO_SELF_SIGNED_CERT\): .+by "ca"\.$/),
  ]);
  expect(await said(mailbox({ port: sound.port, tls: 'implicit', ca })), 'the wrong port').toEqual([
    expect.stringMatching(/^error: 127\.0\.0\.1:\d+ gives no TLS from the start .+port 993/),
  ]);
  await sound.close();
  const ended = await startDovecot({ certificate: certificates.ended!.of });
  expect(await said(mailbox({ port: ended.tlsPort, tls: 'implicit', ca: certificates.ended!.ca }))).toEqual([
    expect.stringMatching(/^error: The certificate of 127\.0\.0\.1 ended on 20\d\d-\d\d-\d\d: have it renewed\.$/),
  ]);
  await ended.close();
});

it.each([
  ['sound', [/^ok: /]],
  ['ended', [/^error: The certificate of 127\.0\.0\.1 ended on/]],
  ['soon', [/^warning: The certificate of 127\.0\.0\.1 ends on .+renewed before/]],
  ['other', [/^error: The certificate is for mail\.other\.example, not for 127\.0\.0\.1/]],
])('looks at a relay whose certificate is %s', async (name, expected) => {
  const { of: certificate, ca } = certificates[name]!;
  const patterns = expected.map((pattern) => expect.stringMatching(pattern));
  for (const [tls, security] of [
    ['implicit', 'tls'],
    ['starttls', 'starttls'],
  ] as const) {
    const sink = await startSmtpSink({ tls, certificate });
    expect(await said(relay({ port: sink.port, security, ca })), security).toEqual(patterns);
    expect(await said({ outgoing: { relay: relay({ port: sink.port, security, ca }).channels.email } })).toEqual(
      patterns,
    );
    expect(sink.messages).toEqual([]);
    await sink.close();
  }
});

it('says all that is wrong with a certificate', async () => {
  const sink = await startSmtpSink({ tls: 'implicit', certificate: certificates.other!.of });
  expect(await said(relay({ port: sink.port, security: 'tls' }))).toEqual([
    expect.stringMatching(/^error: The certificate is for/),
    expect.stringMatching(/^error: Nobody that this machine trusts/),
  ]);
  await sink.close();
});

it('refuses what is in plain text, unless it is told or stays on this machine', async () => {
  const sink = await startSmtpSink();
  expect(await said(relay({ port: sink.port, security: 'starttls' }))).toEqual([
    expect.stringMatching(
      /^error: 127\.0\.0\.1:\d+ gives no STARTTLS \(it offers no STARTTLS\), so nothing is sent there/,
    ),
  ]);
  expect(await said(relay({ port: sink.port, security: 'none' }))).toEqual([
    expect.stringMatching(/^ok: In plain text, and/),
  ]);
  await sink.close();
  expect(await said(relay({ host: 'relay.example', port: 25, security: 'none', insecure: true }))).toEqual([
    expect.stringMatching(/^warning: .+in plain text to relay\.example:25, because "insecure" is set: use port 465/),
  ]);
  expect(configSchema.safeParse(relay({ host: 'relay.example', port: 25, security: 'none' })).success).toBe(false);
});

it('knows nothing newer than TLS 1.1, and nobody at all', async () => {
  const { key, cert } = certificates.sound!.of;
  const old = createTls({ key, cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
  old.on('tlsClientError', () => {});
  await once(old.listen(0, '127.0.0.1'), 'listening');
  const { port } = old.address() as AddressInfo;
  expect(await said(mailbox({ port, tls: 'implicit' }))).toEqual([
    expect.stringMatching(/nothing newer than TLS 1\.1/),
  ]);
  old.close();
  const free = createTcp().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const closed = (free.address() as AddressInfo).port;
  free.close();
  await once(free, 'close');
  expect(await said(mailbox({ port: closed, tls: 'implicit' }))).toEqual([
    expect.stringMatching(/^error: Nobody answers at .+ECONNREFUSED/),
  ]);
});
