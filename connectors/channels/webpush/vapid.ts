import { createECDH } from 'node:crypto';

/** The key pair by which push services know who sends (RFC 8292), base64url. */
export interface Vapid {
  /** Uncompressed point: what browsers want as `applicationServerKey`. */
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * Made from the installation's key, so that every process has the same pair, and it is kept and backed up with that one: a
 * subscription is bound to it for good.
 *
 * @param seed 32 bytes for this purpose alone
 */
export function vapidOf(seed: Uint8Array): Vapid {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(seed);
  return {
    publicKey: pair.getPublicKey().toString('base64url'),
    privateKey: Buffer.from(seed).toString('base64url'),
  };
}
