import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Certificate, selfSigned } from '../real/certificate.ts';
import { type SinkOptions, startSmtpSink } from '../real/smtp-sink.ts';
import { anAlert } from '../store/specimens.ts';
import { emailChannel } from './email-channel.ts';

const alert = anAlert({ address: 'li@example.org' });
const auth = { user: 'posthorn', password: 'hush' };
let certificate: Certificate;
let dir: string;
beforeEach(async () => {
  certificate = selfSigned();
  dir = await mkdtemp(join(tmpdir(), 'posthorn-email-'));
  await writeFile(join(dir, 'ca.pem'), certificate.cert);
  await writeFile(join(dir, 'password'), 'hush\n');
  await writeFile(join(dir, 'wrong'), 'guess\n');
});
afterEach(() => rm(dir, { recursive: true }));

const trusted = () => ({ ca: join(dir, 'ca.pem') });
const signedIn = (file: string) => ({ user: 'posthorn', password: { file: join(dir, file) } });

async function trySending(options: SinkOptions, config: object) {
  const sink = await startSmtpSink({ certificate, ...options });
  const channel = emailChannel(sink.port, config);
  const failure = await channel.send(alert).then(
    () => undefined,
    (error: unknown) => error,
  );
  const problems = await channel.check();
  await channel.close();
  await sink.close();
  return { failure, problems, messages: sink.messages };
}

describe('the connection to the mail server', () => {
  it.each([
    ['implicit', 'tls'],
    ['starttls', 'starttls'],
  ] as const)('is encrypted and signed in by %s', async (tls, security) => {
    const { failure, problems, messages } = await trySending(
      { tls, auth },
      { security, ...trusted(), ...signedIn('password') },
    );
    expect(failure).toBeUndefined();
    expect(problems).toEqual([]);
    expect(messages).toMatchObject([{ secure: true, user: 'posthorn' }]);
  });

  it.each([
    ['implicit', 'tls'],
    ['starttls', 'starttls'],
  ] as const)('trusts no unknown certificate by %s', async (tls, security) => {
    const { failure, problems, messages } = await trySending({ tls, auth }, { security, ...signedIn('password') });
    const message = expect.stringMatching(
      /^The mail server 127\.0\.0\.1:\d+ shows a certificate that is not trusted\.$/,
    ) as string;
    expect(failure).toMatchObject({ temporary: false, message });
    expect(problems).toEqual([message]);
    expect(messages).toEqual([]);
  });

  it('is given up where the server offers no encryption', async () => {
    const { failure, problems, messages } = await trySending(
      { auth },
      { security: 'starttls', ...signedIn('password') },
    );
    const message = expect.stringMatching(/refuses STARTTLS\.$/) as string;
    expect(failure).toMatchObject({ temporary: false, message });
    expect(problems).toEqual([message]);
    expect(messages).toEqual([]);
  });

  it('says that the password is wrong, and not which', async () => {
    const { failure, problems } = await trySending(
      { tls: 'implicit', auth },
      { security: 'tls', ...trusted(), ...signedIn('wrong') },
    );
    const message = expect.stringMatching(/answered 535 to the user and the password\.$/) as string;
    expect(failure).toMatchObject({ temporary: false, message });
    expect(problems).toEqual([message]);
  });

  it('does not hang where TLS meets a server that waits for the client', async () => {
    const { failure } = await trySending({ tls: 'starttls' }, { security: 'tls', ...trusted() });
    expect(failure).toMatchObject({ name: 'ChannelFailure', temporary: true });
  });
});
