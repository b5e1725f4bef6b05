import { isIP } from 'node:net';
import { z } from 'zod';

/** Lists that anybody may ask about addresses of his own, at the time of writing: docs/sending.md says under which terms. */
export const BLOCK_LISTS: readonly string[] = ['bl.spamcop.net', 'psbl.surriel.com'];

const name = z
  .string()
  .toLowerCase()
  .regex(
    /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}$/,
    'Write a domain such as "elmwood.example".',
  );

const server = z
  .string()
  .refine((text) => isIP(text.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')) !== 0, {
    error: 'Name DNS servers by their IP addresses: "192.0.2.53", "192.0.2.53:5353".',
  });

/** What `posthorn doctor` looks up about the company's own sending. Without it no name is asked for. */
export const domainsConfig = z.strictObject({
  own: z
    .array(
      z.strictObject({
        name: name.describe('Domain that mail of the company comes from.'),
        dkim: z
          .array(z.string().regex(/^[\w.-]{1,63}$/))
          .default([])
          .describe('Selectors of its DKIM keys.'),
      }),
    )
    .default([])
    .describe('Domains whose records are looked at.'),
  sendFrom: z
    .array(z.string().refine((text) => isIP(text) !== 0, 'Name sending servers by their IP addresses.'))
    .default([])
    .describe('Addresses from which mail of the company leaves.'),
  blockLists: z
    .array(name)
    .default([...BLOCK_LISTS])
    .describe('DNS block lists that are asked about them.'),
  dns: z.array(server).default([]).describe('DNS servers; none: those of this machine.'),
});
export type DomainsConfig = z.output<typeof domainsConfig>;
