import { getDomain } from 'tldts';

/** By the public suffix list, its private part included: whoever owns `shop.github.io` does not own `github.io`. */
export function rootOf(domain: string): string {
  if (!domain || domain.startsWith('[')) return domain;
  return getDomain(domain, { allowPrivateDomains: true, extractHostname: false }) ?? domain;
}
