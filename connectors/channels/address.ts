import { z } from 'zod';

/** One address and nothing that a header or an SMTP command could take for more (RFC 5321 §4.1.2, without quoted forms). */
const ADDRESS = /^[^\s\p{C}<>()[\]\\,;:"@]{1,64}@[^\s\p{C}<>()[\]\\,;:"@]{1,255}$/u;

export const isAddress = (text: string) => ADDRESS.test(text);

const MAILBOX = /^(?:(?<name>[^<>\p{C}]*?)\s*<(?<inner>[^<>]+)>|(?<bare>[^<>]+))$/u;

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** `Posthorn <alerts@example.com>` or `alerts@example.com`. */
export const mailbox = z.string().transform((text, context): Mailbox => {
  const { name = '', inner, bare } = MAILBOX.exec(text.trim())?.groups ?? {};
  const address = (inner ?? bare ?? '').trim();
  if (isAddress(address)) return { name: name.replace(/^"(.*)"$/, '$1'), address };
  context.issues.push({ code: 'custom', input: text, message: 'Write one address: Posthorn <alerts@example.com>.' });
  return z.NEVER;
});
