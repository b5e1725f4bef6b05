import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { selfSigned } from '../real/certificate.ts';
import { plainServer, ScriptedImap } from '../real/scripted-imap.ts';
import { mail } from './contract.ts';
import { eventually } from './eventually.ts';
import { ImapOffice, up } from './imap-office.ts';

let office: ImapOffice;
let dir: string;
let ca: string;

beforeEach(async () => {
  office = await ImapOffice.open();
  dir = await mkdtemp(join(tmpdir(), 'posthorn-tls-'));
  ca = join(dir, 'ca.pem');
  await writeFile(ca, office.dovecot.certificate.cert);
});
afterEach(async () => {
  await office.close();
  await rm(dir, { recursive: true });
});

const complaint = async (settings: Parameters<ImapOffice['source']>[0]) => {
  const source = office.source(settings);
  await source.start();
  await eventually(() => source.health().detail.includes('Next try'), 'a complaint');
  return source.health().detail;
};

test('implicit TLS and STARTTLS with the authority that is named', async () => {
  for (const settings of [
    { tls: 'implicit', port: office.dovecot.tlsPort, ca },
    { tls: 'starttls', port: office.dovecot.port, ca },
  ] as const) {
    const source = office.source({ ...settings, name: settings.tls });
    await source.start();
    await up(source);
  }
  office.dovecot.deliver('sales', mail('over TLS'));
  const arrivals = await office.intake.arrived(2);
  expect(arrivals.map(({ envelope }) => envelope.mailbox).toSorted()).toEqual(['implicit', 'starttls']);
});

test('a certificate that nobody vouches for is refused', async () => {
  const { tlsPort, port } = office.dovecot;
  expect(await complaint({ tls: 'implicit', port: tlsPort })).toMatch(
    /could not be reached over TLS .*check the port, "tls"/,
  );
  expect(await complaint({ tls: 'starttls', port })).toMatch(/could not be reached over TLS/);
  await writeFile(ca, selfSigned().cert);
  expect(await complaint({ tls: 'implicit', port: tlsPort, ca })).toMatch(/could not be reached over TLS/);
});

test('a server that offers no STARTTLS gets no password', async () => {
  const imap = await ScriptedImap.open(plainServer());
  try {
    expect(await complaint({ tls: 'starttls', port: imap.port })).toMatch(/could not be reached over TLS/);
    expect(imap.heard.some((line) => /^(LOGIN|AUTHENTICATE)/.test(line))).toBe(false);
  } finally {
    await imap.close();
  }
});

test('a server that says it has signed us in already, before STARTTLS, is not believed', async () => {
  const imap = await ScriptedImap.open(plainServer('IMAP4rev1 STARTTLS'), '* PREAUTH welcome');
  try {
    await complaint({ tls: 'starttls', port: imap.port });
    expect(imap.heard.some((line) => line.startsWith('EXAMINE'))).toBe(false);
  } finally {
    await imap.close();
  }
});

test('the wrong kind of port is said so', async () => {
  expect(await complaint({ tls: 'implicit', port: office.dovecot.port })).toMatch(/could not be reached over TLS/);
});
