import { z } from 'zod';
import { redacted } from '../redact.ts';
import type { Channel } from './channel.ts';

/**
 * Where alerts may go at all, whatever the directory says: they quote mail. `domains` are those of mail addresses (`*.ours.example`
 * for all below), `numbers` patterns of phone numbers in E.164 form. A list that is not there allows everything.
 */
export const allowConfig = z.strictObject({
  domains: z.array(z.string().min(1).toLowerCase()).optional(),
  numbers: z
    .array(z.string().regex(/^\+\d*\*?$/, 'A number is written +861380013*, with * for any digits at its end.'))
    .optional(),
});
export type Allow = z.output<typeof allowConfig>;

/** @returns a sentence where a channel of that kind of address may not go there. */
export function refusedAddress({ addresses }: Pick<Channel, 'addresses'>, address: string, allow: Allow) {
  const list = addresses === 'mail' ? allow.domains : addresses === 'number' ? allow.numbers : undefined;
  if (!list) return undefined;
  const ok =
    addresses === 'mail' ? list.some((one) => inDomain(address, one)) : list.some((one) => isLike(address, one));
  if (ok) return undefined;
  const name = addresses === 'mail' ? 'domains' : 'numbers';
  return `The address ${redacted(address)} is not among those that alerts may go to: see "arbiter.allow.${name}" of the configuration.`;
}

function inDomain(address: string, pattern: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return pattern.startsWith('*.') ? domain.endsWith(pattern.slice(1)) : domain === pattern;
}

function isLike(address: string, pattern: string): boolean {
  const number = address.replace(/[ \u00a0().-]/g, '');
  return pattern.endsWith('*') ? number.startsWith(pattern.slice(0, -1)) : number === pattern;
}
