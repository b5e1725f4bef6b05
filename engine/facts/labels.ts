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
  };
}

/** The same for what is no mail. */
export const labelsOfOccurrence = (kind: string, source: string): { readonly [label: string]: string } => ({
  kind,
  mailbox: source,
  from: '',
  domain: '',
  subject: kind,
});
