import { createHmac } from 'node:crypto';

export interface SignatureHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * The headers by which a receiver knows that a message is ours, whole and new (Standard Webhooks 1.0,
 * https://www.standardwebhooks.com). With several secrets it is signed by each: a receiver takes any that it knows, so that one can be
 * exchanged for another without a message lost.
 *
 * @param secrets `whsec_` and base64 as that specification writes it, or any other text, of which the bytes are the key
 * @param now epoch milliseconds; the header counts seconds
 */
export function signatureHeaders(id: string, body: string, secrets: readonly string[], now: number): SignatureHeaders {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets.map((secret) => `v1,${mac(`${id}.${timestamp}.${body}`, secret)}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

const mac = (text: string, secret: string) => createHmac('sha256', keyBytes(secret)).update(text).digest('base64');

/** The key that a secret stands for. */
export const keyBytes = (secret: string): Uint8Array =>
  secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
