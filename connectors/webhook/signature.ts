import { createHmac } from 'node:crypto';

export interface SignatureHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * The headers by which a receiver knows that a message is ours, whole and new (Standard Webhooks 1.0,
 * https://www.standardwebhooks.com).
 *
 * @param secret `whsec_` and base64 as that specification writes it, or any other text, of which the bytes are the key
 * @param now epoch milliseconds; the header counts seconds
 */
export function signatureHeaders(id: string, body: string, secret: string, now: number): SignatureHeaders {
  const timestamp = String(Math.floor(now / 1000));
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` };
}
