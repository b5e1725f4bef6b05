import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Key, KeyError } from '../key.ts';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
/** Below this nothing is gained by compressing. */
const WORTH_COMPRESSING = 512;
/** A bound for what a few sealed bytes may grow to: Temporal itself refuses payloads of 2 MB, ours are kept apart above that. */
const LARGEST = 64 * 1024 * 1024;

/** Compresses and encrypts with AES-256-GCM: `flag | nonce (12) | ciphertext | tag (16)`; the flag is authenticated. */
export class Seal {
  readonly keyId: string;
  readonly #secret: Uint8Array;

  constructor(key: Key) {
    this.keyId = key.id;
    this.#secret = key.derive('payloads');
  }

  close(open: Uint8Array): Uint8Array {
    const compressed = open.length > WORTH_COMPRESSING;
    const flag = Buffer.from([compressed ? 1 : 0]);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(CIPHER, this.#secret, nonce).setAAD(flag);
    const body = cipher.update(compressed ? deflateRawSync(open, { level: 1 }) : open);
    return Buffer.concat([flag, nonce, body, cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws KeyError where another key closed it, or the bytes were changed */
  open(sealed: Uint8Array, keyId: string): Uint8Array {
    if (keyId !== this.keyId) {
      throw new KeyError(`A payload was encrypted with the key ${keyId}, and the key in use is ${this.keyId}.`);
    }
    const flag = sealed.subarray(0, 1);
    const decipher = createDecipheriv(CIPHER, this.#secret, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
    decipher.setAAD(flag).setAuthTag(sealed.subarray(-TAG));
    try {
      const body = Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, -TAG)), decipher.final()]);
      return flag[0] ? inflateRawSync(body, { maxOutputLength: LARGEST }) : body;
    } catch {
      throw new KeyError('An encrypted payload was damaged or changed.');
    }
  }
}
