import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isLoopback } from '../loopback.ts';
import { HttpFailure } from './failure.ts';
import { isNamed, type TargetRules } from './target.ts';

/** Every address of a name, as the system knows them. Replaced in tests. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

const bySystem: Resolve = (name) => lookup(name, { all: true, verbatim: true });

/** Ranges (as ipaddr.js names them) of a company's own networks. */
const INTERNAL = new Set(['private', 'uniqueLocal', 'carrierGradeNat', 'loopback']);

/** What IANA gives out to the public (RFC 4291 §2.4): all else under IPv6 is special or not in use. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * The addresses of a URL's host, each of them one that may be connected to. A name with one address that may not is
 * refused whole: its owner chooses which is tried first.
 *
 * @throws HttpFailure
 */
export async function addressesOf(url: URL, rules: TargetRules, resolve: Resolve = bySystem) {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(name);
  const found = family === 0 ? await resolved(name, url.host, resolve) : [{ address: name, family }];
  const against = found.map(({ address }) => address).find((address) => !mayReach(address, url, rules));
  if (found.length && against === undefined) return [...found];
  throw new HttpFailure(
    `The host ${url.host} ${against === undefined ? 'has no address in DNS.' : INSIDE}`,
    'permanent',
  );
}

const INSIDE =
  'has an address that is not public. If it is a machine of your own, name it in the configuration with internal: true.';

async function resolved(name: string, host: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  try {
    return await resolve(name);
  } catch {
    throw new HttpFailure(`The host ${host} cannot be reached: it has no address in DNS.`, 'temporary');
  }
}

/**
 * Public addresses; and where the configuration names that very host, the address that it names, its own machine as
 * `localhost`, and with `internal` those of private networks. Link-local addresses, where clouds keep the secrets of a
 * machine, only if they are named themselves.
 */
function mayReach(address: string, url: URL, rules: TargetRules): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST))) return true;
  if (!isNamed(url, rules.hosts)) return false;
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return true;
  return range === 'loopback'
    ? isLoopback(url.hostname) || rules.internal === true
    : rules.internal === true && INTERNAL.has(range);
}
