import { z } from 'zod';
import { secret } from '../../secret.ts';
import { DEFAULT_MAX_SIZE } from '../source.ts';

/** An SMTP listener. It takes mail in and never passes any on. */
export const smtpConfig = z.strictObject({
  name: z.string().min(1).default('smtp').describe('What policies and logs call it.'),
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on; the loopback address unless given.'),
  port: z.int().min(0).max(65_535).default(2525).describe('0: any free one.'),
  domains: z
    .array(z.string().min(1).toLowerCase())
    .optional()
    .describe('Recipients of other domains are refused. Without it every recipient is accepted.'),
  maxSize: z.int().positive().default(DEFAULT_MAX_SIZE).describe('Largest mail, in bytes.'),
  maxClients: z.int().positive().default(100).describe('Connections at once.'),
  idleSeconds: z.number().positive().default(60).describe('A client that says nothing for so long is hung up on.'),
  tls: z
    .strictObject({ cert: z.string().min(1).describe('PEM file.'), key: secret })
    .optional()
    .describe('Offers STARTTLS with this certificate.'),
});
export type SmtpConfig = z.infer<typeof smtpConfig>;
