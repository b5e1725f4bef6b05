import { z } from 'zod';
import { isLoopback } from '../../loopback.ts';
import { secret } from '../../secret.ts';
import { DEFAULT_MAX_SIZE } from '../source.ts';

const clientSettings = {
  clientId: z.string().min(1),
  clientSecret: secret.optional(),
  refreshToken: secret.describe('In a file, it is kept up to date there when the provider gives a new one.'),
};

/** How to renew access (RFC 6749, section 6). Google and Microsoft need no address. */
export const oauthConfig = z
  .strictObject({
    provider: z.enum(['google', 'microsoft', 'other']),
    tenant: z.string().min(1).default('common').describe('Microsoft only.'),
    tokenEndpoint: z.url().optional().describe('HTTPS. Needed for other providers.'),
    scope: z.string().min(1).optional(),
    ...clientSettings,
  })
  .refine(({ provider, tokenEndpoint }) => provider !== 'other' || tokenEndpoint, {
    path: ['tokenEndpoint'],
    error: 'The provider "other" needs a "tokenEndpoint".',
  })
  .refine(({ tokenEndpoint }) => !tokenEndpoint || isSafe(new URL(tokenEndpoint)), {
    path: ['tokenEndpoint'],
    error: 'Tokens are only asked for over https:.',
  });
export type OAuthConfig = z.infer<typeof oauthConfig>;

const isSafe = ({ protocol, hostname }: URL) => protocol === 'https:' || isLoopback(hostname);

/** One account on an IMAP server, and which of its folders are watched. */
export const imapConfig = z
  .strictObject({
    name: z.string().min(1).describe('The mailbox, as policies and logs call it.'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(993),
    tls: z
      .enum(['implicit', 'starttls', 'none'])
      .optional()
      .describe('implicit (as on 993) unless the port is 143, where it is starttls.'),
    insecure: z.boolean().default(false).describe('Allows "tls": "none" to other machines.'),
    ca: z.string().min(1).optional().describe('PEM file of the authority that signed the server’s certificate.'),
    user: z.string().min(1),
    password: secret.optional(),
    oauth: oauthConfig.optional(),
    folders: z.array(z.string().min(1)).min(1).default(['INBOX']),
    sent: z
      .union([z.string().min(1), z.literal(false)])
      .optional()
      .describe('Folder of sent mail, where our replies are looked for; found by itself unless given. false: none.'),
    ours: z
      .array(z.string().min(1).toLowerCase())
      .default([])
      .describe(
        'Addresses, or @domains, whose replies in the watched folders count as ours. Only where the mail server refuses forged mail from them.',
      ),
    since: z.iso.date().optional().describe('At the first connection, also takes mail from this day on.'),
    maxSize: z
      .int()
      .positive()
      .default(DEFAULT_MAX_SIZE)
      .describe('Of larger mails only the beginning is read. Bytes.'),
    watchDays: z
      .number()
      .positive()
      .default(90)
      .describe(
        'For so long after a mail came, what becomes of it is told. Longer than the longest wait of your policies.',
      ),
    pollSeconds: z.number().positive().default(60).describe('How often is asked what the server did not tell.'),
  })
  .refine(({ password, oauth }) => Boolean(password) !== Boolean(oauth), {
    path: ['password'],
    error: 'Give either a "password" or "oauth".',
  })
  .transform((config) => ({ ...config, tls: config.tls ?? (config.port === 143 ? 'starttls' : 'implicit') }) as const)
  .refine(({ tls, host, insecure }) => tls !== 'none' || insecure || isLoopback(host), {
    path: ['tls'],
    error: 'A connection in plain text shows the password to everybody on the way: use port 993, or "starttls" on 143.',
  });
export type ImapConfig = z.infer<typeof imapConfig>;
