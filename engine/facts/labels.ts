import type { Facts } from './facts.ts';

/** What a mail is about in a few words, for silences and inhibition: see `Matcher`. Absent facts are empty. */
export function labelsOf(facts: Facts, kind: string): { readonly [label: string]: string } {
  const text = (path: string) => String(facts.get(path) ?? '');
  return {
    kind,
    mailbox: text('mail.mailbox'),
    from: text('mail.from.address'),
    domain: text('mail.from.root'),
    subject: text('mail.subject'),
    to: receiversOf(facts),
  };
}

/** More than these are a circular, of which nobody is the addressee. */
const MOST_RECEIVERS = 50;

/** Addresses of To and Cc, with a space between: none of them has one. */
function receiversOf(facts: Facts): string {
  const all = ['mail.to', 'mail.cc'].flatMap((path) => facts.get(path) as unknown as readonly { address: string }[]);
  const addresses = all.slice(0, MOST_RECEIVERS).map(({ address }) => address);
  return [...new Set(addresses.filter((address) => /^\S+@\S+$/.test(address)))].join(' ');
}

/** The same for what is no mail. */
export const labelsOfOccurrence = (kind: string, source: string): { readonly [label: string]: string } => ({
  kind,
  mailbox: source,
  from: '',
  domain: '',
  subject: kind,
});
