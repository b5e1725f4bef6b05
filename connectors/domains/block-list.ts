import ipaddr from 'ipaddr.js';
import type { Ask } from '../authenticity/resolver.ts';
import { addresses, texts } from './records.ts';

/** `listed`, with what the list says of it; `unheard`: the list does not answer as one that works (RFC 5782, section 5). */
export type Listing = { readonly state: 'clear' | 'unheard' } | { readonly state: 'listed'; readonly why: string };

/** The name under which a list keeps an address: its parts the other way round (RFC 5782, sections 2.1 and 2.4). */
export function listedAs(address: string, list: string): string {
  const parsed = ipaddr.process(address);
  const parts =
    parsed.kind() === 'ipv4'
      ? parsed.toByteArray()
      : parsed.toByteArray().flatMap((byte) => [(byte >> 4).toString(16), (byte & 15).toString(16)]);
  return [...parts.reverse(), list].join('.');
}

/** Lists answer so to whom they do not serve: public resolvers, too many questions. */
const REFUSES = /^127\.255\.255\./;

export async function listingOf(ask: Ask, address: string, list: string): Promise<Listing> {
  const name = listedAs(address, list);
  const answer = await addresses(ask, name);
  if ('trouble' in answer) return { state: 'unheard' };
  const codes = answer.found.filter((code) => code.startsWith('127.'));
  if (codes.some((code) => REFUSES.test(code))) return { state: 'unheard' };
  if (!codes.length) return (await works(ask, list)) ? { state: 'clear' } : { state: 'unheard' };
  // A domain that has changed hands answers yes to everything.
  if (!(await works(ask, list))) return { state: 'unheard' };
  const said = await texts(ask, name);
  return { state: 'listed', why: 'found' in said ? (said.found[0] ?? '').slice(0, 200) : '' };
}

/** 127.0.0.2 is listed for tests, and 127.0.0.1 is not. */
async function works(ask: Ask, list: string): Promise<boolean> {
  const [yes, no] = await Promise.all(['127.0.0.2', '127.0.0.1'].map((test) => addresses(ask, listedAs(test, list))));
  return 'found' in yes! && yes.found.some((code) => !REFUSES.test(code)) && 'found' in no! && !no.found.length;
}
