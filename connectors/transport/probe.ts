import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';

/** A server that mail comes from or goes to. */
export interface Endpoint {
  readonly protocol: 'imap' | 'smtp';
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte, or after STARTTLS. */
  readonly security: 'implicit' | 'starttls';
  /** PEM file of the authority that signed its certificate. */
  readonly ca?: string | undefined;
}

/** What a server shows of its TLS. Nothing is sent to it that tells who we are. */
export interface Shown {
  /** `TLSv1.3` */
  readonly version: string;
  readonly from: number;
  /** Epoch ms. */
  readonly until: number;
  /** Whom the certificate is for. */
  readonly names: readonly string[];
  /** It is for the host that was asked. */
  readonly isForHost: boolean;
  /** Nobody whom we trust vouches for it: OpenSSL's code, such as `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly distrust?: string | undefined;
}

/** `plain`: it speaks, and without TLS; `old`: nothing newer than TLS 1.1; `closed`: nobody answers. */
export type Probe =
  | { readonly shown: Shown }
  | { readonly trouble: 'plain' | 'old' | 'closed' | 'handshake'; readonly detail: string };

const PATIENCE_MS = 10_000;
/** A greeting is a line; whoever sends more is no mail server. */
const LONGEST = 64 * 1024;

/** Never rejects. */
export async function probe(endpoint: Endpoint, patienceMs = PATIENCE_MS): Promise<Probe> {
  const { host, port, security } = endpoint;
  const socket = connectTcp({ host, port });
  socket.on('error', () => {});
  const timer = setTimeout(() => socket.destroy(new Error('no answer in time')), patienceMs);
  try {
    const opened = await once(socket, 'connect').then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (opened !== undefined) return { trouble: 'closed', detail: opened };
    if (security === 'starttls') {
      const refused = await startTls(socket, endpoint.protocol);
      if (refused !== undefined) return { trouble: 'plain', detail: refused };
    }
    return await handshake(socket, endpoint);
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Asks for TLS in the protocol's own words (RFC 3207; RFC 9051, section 6.2.1). @returns why there is none */
async function startTls(socket: Socket, protocol: Endpoint['protocol']): Promise<string | undefined> {
  try {
    if (protocol === 'imap') {
      await answer(socket, /^\* .*\r\n/);
      socket.write('a1 STARTTLS\r\n');
      const said = await answer(socket, /^a1 .*\r\n/m);
      return /^a1 OK/im.test(said) ? undefined : 'it refuses STARTTLS';
    }
    await answer(socket, /^220 .*\r\n/m);
    socket.write('EHLO posthorn.invalid\r\n');
    const offers = await answer(socket, /^\d{3} .*\r\n/m);
    if (!/^250[ -]STARTTLS\s*$/im.test(offers)) return 'it offers no STARTTLS';
    socket.write('STARTTLS\r\n');
    return /^220/.test(await answer(socket, /^\d{3} .*\r\n/m)) ? undefined : 'it refuses STARTTLS';
  } catch (error) {
    return (error as Error).message;
  }
}

/** What comes until a line fits. */
function answer(socket: Socket, ends: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const done = () => {
      socket.off('data', take);
      socket.off('close', fail);
    };
    const take = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (ends.test(text)) {
        done();
        resolve(text);
      } else if (text.length > LONGEST) fail();
    };
    const fail = () => {
      done();
      reject(new Error('it does not answer as a mail server'));
    };
    socket.on('data', take);
    socket.on('close', fail);
  });
}

async function handshake(socket: Socket, { host, ca }: Endpoint): Promise<Probe> {
  const tls = connectTls({
    socket,
    ...(isIP(host) ? {} : { servername: host }),
    // It is looked at, whoever it is of: nothing is said to it.
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    ...(ca !== undefined && { ca: readFileSync(ca, 'utf8') }),
  });
  try {
    await Promise.race([
      once(tls, 'secureConnect'),
      once(tls, 'close').then(() => Promise.reject(new Error('it closes the connection'))),
    ]);
    return { shown: shownBy(tls, host) };
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
      return { trouble: 'plain', detail: 'it does not speak TLS' };
    if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION/.test(code)) return { trouble: 'old', detail: code };
    return { trouble: 'handshake', detail: message };
  } finally {
    tls.destroy();
  }
}

/** Faults of its time and of its name are told apart from those of who vouches for it. */
const NOT_OF_TRUST: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function shownBy(tls: TLSSocket, host: string): Shown {
  const certificate = tls.getPeerCertificate();
  const error = tls.authorizationError as unknown as string | { code?: string } | null;
  const distrust = typeof error === 'string' ? error : error?.code;
  const alternative = [...(certificate.subjectaltname ?? '').matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(
    ([, name]) => name!,
  );
  const common = [certificate.subject?.CN ?? []].flat();
  return {
    version: tls.getProtocol() ?? '',
    from: Date.parse(certificate.valid_from),
    until: Date.parse(certificate.valid_to),
    names: alternative.length ? alternative : common,
    isForHost: checkServerIdentity(host, certificate) === undefined,
    ...(distrust && !NOT_OF_TRUST.has(distrust) && { distrust }),
  };
}
