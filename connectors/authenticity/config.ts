import { isIP } from 'node:net';
import { z } from 'zod';
import type { Authenticity } from '../../engine/facts/authenticity.ts';
import type { Envelope } from '../../engine/facts/facts.ts';
import { cachingResolver, systemResolver } from './resolver.ts';
import { verify } from './verify.ts';

/** Whether mails are checked by ourselves, and by which DNS. */
export const authenticityConfig = z.union([
  z.literal(false),
  z.strictObject({
    dns: z
      .array(z.string().refine((text) => isIP(text) !== 0, 'Name DNS servers by their IP addresses.'))
      .default([])
      .describe('DNS servers by their IP addresses; none: those of this machine.'),
  }),
]);
export type AuthenticityConfig = z.output<typeof authenticityConfig>;

/** Checks a mail as it reached us. Never rejects. */
export type Check = (raw: Uint8Array, envelope: Envelope) => Promise<Authenticity>;

/** Undefined where nobody wants it: then no name is asked for. */
export function checkOf(config: AuthenticityConfig): Check | undefined {
  if (!config) return undefined;
  const ask = cachingResolver(systemResolver(config.dns));
  return (raw, { remoteAddress, mailFrom }) =>
    verify(
      raw,
      ask,
      remoteAddress === undefined || mailFrom === undefined ? undefined : { ip: remoteAddress, mailFrom },
    );
}
