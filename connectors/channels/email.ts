import { readFileSync } from 'node:fs';
import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { isLoopback } from '../loopback.ts';
import type { PrintQuote } from '../quote-pdf/print.ts';
import { readSecret, secret } from '../secret.ts';
import { isAddress, mailbox } from './address.ts';
import { type Channel, ChannelFailure, type Links, type Sent } from './channel.ts';
import { emailMessage } from './email-message.ts';
import { channelLimits } from './rate.ts';
import { smtpFailure } from './smtp-failure.ts';
import { watchWriting } from './smtp-written.ts';

const SECURITY_OF_PORT: { readonly [port: number]: 'tls' | 'starttls' } = { 465: 'tls', 587: 'starttls' };
/** Of 64 characters (RFC 5321 §4.5.3.1.1) the secret and the `+` before it take 43. */
const LONGEST_REPLY_NAME = 21;
const PORT_OF_SECURITY = { tls: 465, starttls: 587, none: 25 } as const;

export const emailConfig = z
  .strictObject({
    kind: z.literal('email'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).optional(),
    /** TLS from the first byte, after STARTTLS, or none. Without it: what belongs to the port, else STARTTLS. */
    security: z.enum(['tls', 'starttls', 'none']).optional(),
    /** Allows `security: 'none'` to another machine. */
    insecure: z.boolean().default(false),
    from: mailbox,
    /** Mailbox, watched by Posthorn, to which an answer acknowledges the alert. Without it answers go to `from`, and say nothing. */
    replyTo: mailbox.optional(),
    /** Where answers carry their secret: `posthorn+secret@…`, or the subject where the server knows no such addresses. */
    replyIn: z.enum(['address', 'subject']).default('address'),
    user: z.string().min(1).optional(),
    password: secret.optional(),
    /** File with the certificates (PEM) to trust instead of the usual ones: of a company's own authority. */
    ca: z.string().optional(),
    /** How long one delivery may take, in ms: less than the minute after which the durable side takes it for lost. */
    timeout: z.int().min(100).max(50_000).default(30_000),
    ...channelLimits,
  })
  .transform((config) => {
    const security = config.security ?? SECURITY_OF_PORT[config.port ?? 587] ?? 'starttls';
    return { ...config, security, port: config.port ?? PORT_OF_SECURITY[security] };
  })
  .refine(({ security, insecure, host }) => security !== 'none' || insecure || isLoopback(host), {
    path: ['security'],
    message:
      "Mail would cross the network in the clear. Use 'tls' (port 465) or 'starttls' (587), or set insecure: true.",
  })
  .refine(({ security, port }) => (SECURITY_OF_PORT[port] ?? security) === security, {
    path: ['port'],
    message:
      "Port 465 speaks TLS from the first byte (security: 'tls'), port 587 after STARTTLS (security: 'starttls').",
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ['password'],
    message: 'A user and a password belong together: give both or none.',
  })
  .refine(
    ({ replyTo, replyIn }) => replyIn === 'subject' || (replyTo?.address.indexOf('@') ?? 0) <= LONGEST_REPLY_NAME,
    {
      path: ['replyTo'],
      message: `The name before the @ has no room for the secret: use one of at most ${LONGEST_REPLY_NAME} characters, or replyIn: 'subject'.`,
    },
  );
export type EmailConfig = z.output<typeof emailConfig>;

/** What mails are made with, beside the configuration. */
export interface EmailDeps {
  /** Marks our own mail, see `isOurs`. */
  readonly signingKey: Uint8Array;
  /** Makes the PDF that an alert with a quote carries. */
  readonly printQuote?: PrintQuote | undefined;
}

/** @throws where the password or the certificates cannot be read. */
export function emailChannel(name: string, config: EmailConfig, { signingKey, printQuote }: EmailDeps): Channel {
  const server = `${config.host}:${config.port}`;
  const transport = smtpTransport(config);
  const writing = watchWriting(transport);
  return {
    name,
    kind: 'email',
    replyTo: config.replyTo && { mailbox: config.replyTo, tokenIn: config.replyIn },
    addresses: 'mail',
    async send(alert: Alert, links: Links = {}): Promise<Sent> {
      if (!isAddress(alert.address)) {
        throw new ChannelFailure(`The email address of ${alert.person} is not one address.`, { temporary: false });
      }
      const signal = AbortSignal.timeout(config.timeout);
      const attachments = await quoteFiles(alert, printQuote);
      const message = { ...emailMessage(alert, config, signingKey, links), ...attachments, signal };
      try {
        const { messageId } = await transport.sendMail(message);
        return { receipt: messageId };
      } catch (error) {
        throw smtpFailure(error, server, writing.isWritten(message.messageId));
      } finally {
        writing.forget(message.messageId);
      }
    },
    async check() {
      try {
        await transport.verify();
        return [];
      } catch (error) {
        return [smtpFailure(error, server).message];
      }
    },
    async close() {
      transport.close();
    },
  };
}

/** The quote of an alert as a file. One that says nothing to the customer is none. */
async function quoteFiles({ quote, at }: Alert, print: PrintQuote | undefined) {
  if (!quote?.text || !print) return {};
  const content = await print(quote, at).then(Buffer.from, () => undefined);
  // The text has it all: that a file cannot be made keeps nobody from being told.
  if (!content) return {};
  return { attachments: [{ filename: 'quote.pdf', content, contentType: 'application/pdf' }] };
}

/** A few connections to the server that a configuration names. @throws where the password or the certificates cannot be read */
export function smtpTransport(config: EmailConfig): Transporter {
  const { host, port, security, user, password, ca, timeout } = config;
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== undefined && password !== undefined && { auth: { user, pass: readSecret(password) } }),
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca: certificates(ca) }) },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    // an alert comes seldom or in bursts: a few connections are kept for the burst
    pool: true,
    maxConnections: 4,
    maxRequeues: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function certificates(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${file}: the certificates cannot be read (${code}). Name a PEM file that this user may read.`);
  }
}
