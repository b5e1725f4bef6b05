import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import type { Subscription } from '../../connectors/store/store.ts';
import { type ApiServer, type Asked, startApi } from './api-server.ts';

/** One message as a browser would get it. */
export interface Pushed {
  /** The path of its endpoint. */
  readonly device: string;
  readonly text: string;
  readonly urgency: string;
  readonly topic: string;
  readonly ttl: number;
}

export interface PushService extends ApiServer {
  /** A new browser of a person. */
  subscribe(person: string): Subscription;
  /** The browser has given up: what is sent to it is answered 410. */
  unsubscribe(subscription: Subscription): void;
  pushed(): readonly Pushed[];
}

interface Browser {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
  gone: boolean;
}

/**
 * A push service and its browsers on loopback. Refuses what is not sent as RFC 8030 says and signed as RFC 8292 says, and reads
 * messages as RFC 8291 and RFC 8188 say.
 *
 * @param publicKey of whoever may send: subscriptions are bound to it
 */
export async function startPushService(publicKey: string): Promise<PushService> {
  const browsers = new Map<string, Browser>();
  const server = await startApi((asked) => {
    const { method, path, headers, body } = asked;
    const browser = browsers.get(path);
    if (!browser) return { status: 404 };
    if (method !== 'POST' || headers['content-encoding'] !== 'aes128gcm') return { status: 400 };
    if (!/^\d+$/.test(String(headers.ttl)) || !/^(very-low|low|normal|high)$/.test(String(headers.urgency)))
      return { status: 400 };
    if (headers.topic !== undefined && !/^[\w-]{1,32}$/.test(String(headers.topic))) return { status: 400 };
    if (Buffer.from(body, 'latin1').length > 4_096) return { status: 413 };
    if (!isSigned(asked, server.url, publicKey)) return { status: 403 };
    return browser.gone ? { status: 410 } : { status: 201, headers: { location: `${server.url}/message/1` } };
  }, 'latin1');
  return {
    ...server,
    subscribe(person) {
      const ecdh = createECDH('prime256v1');
      const path = `/push/${encodeURIComponent(person)}/${browsers.size + 1}`;
      const browser = { ecdh, auth: randomBytes(16), gone: false };
      const p256dh = ecdh.generateKeys('base64url');
      browsers.set(path, browser);
      return { person, endpoint: server.url + path, keys: { p256dh, auth: browser.auth.toString('base64url') } };
    },
    unsubscribe: ({ endpoint }) => {
      browsers.get(new URL(endpoint).pathname)!.gone = true;
    },
    pushed: () =>
      server.asked.map(({ path, headers, body }) => ({
        device: path,
        text: opened(Buffer.from(body, 'latin1'), browsers.get(path)!),
        urgency: String(headers.urgency),
        topic: String(headers.topic),
        ttl: Number(headers.ttl),
      })),
  };
}

/** `vapid t=JWT, k=KEY` (RFC 8292 §3): of the key that the browsers know, for this origin, for a day at most, with a contact. */
function isSigned({ headers }: Asked, origin: string, publicKey: string): boolean {
  const { jwt, key } = /^vapid t=(?<jwt>[\w.-]+), ?k=(?<key>[\w-]+)$/.exec(headers.authorization ?? '')?.groups ?? {};
  if (key !== publicKey || jwt === undefined) return false;
  const [head = '', claims = '', signature = ''] = jwt.split('.');
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString());
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const verifier = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y! }, format: 'jwk' });
  const left = exp - Date.now() / 1_000;
  return (
    alg === 'ES256' &&
    aud === origin &&
    left > 0 &&
    left <= 86_400 &&
    /^mailto:.+@.+$/.test(sub) &&
    verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: verifier, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  );
}

/** Of RFC 8188 §2.1 the header: salt, record size, length of the key id, key id; of RFC 8291 §3.4 the keys. One record. */
function opened(message: Buffer, { ecdh, auth }: Browser): string {
  const salt = message.subarray(0, 16);
  const end = 21 + message.readUInt8(20);
  const sender = message.subarray(21, end);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const key = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32));
  const derive = (what: string, size: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, `Content-Encoding: ${what}\0`, size));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(message.subarray(-16));
  const record = Buffer.concat([decipher.update(message.subarray(end, -16)), decipher.final()]);
  const delimiter = record.lastIndexOf(2);
  if (record.subarray(delimiter + 1).some((byte) => byte !== 0)) throw new Error('The padding is not RFC 8188’s.');
  return record.subarray(0, delimiter).toString('utf8');
}
