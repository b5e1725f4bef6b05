import type { Facts } from '../../engine/facts/facts.ts';
import { deliveryReportIn } from '../../engine/facts/report.ts';

/** What a mail is to the policies. `own` mail, answers to alerts (`reply`) and reports that nothing failed (`report`) start none. */
export type Kind = 'mail.received' | 'mail.sent' | 'mail.bounced' | 'own' | 'reply' | 'report';

/**
 * Our own mail never starts a policy: an alert quotes the very words that triggered it. A report that one of our mails
 * could not be delivered is no mail of ours; it starts policies on `mail.bounced`, and those only.
 */
export function kindOf(raw: Uint8Array, facts: Facts, isOurs: (raw: Uint8Array) => boolean): Kind {
  if (facts.get('mail.isBounce')) return 'mail.bounced';
  if (facts.get('mail.isAutomatic') && deliveryReportIn(raw)) return 'report';
  return isOurs(raw) ? 'own' : 'mail.received';
}

/** The same of what lies in a folder of sent mail: alerts, and mail that policies send, are kept there by some servers. */
export const kindOfSent = (raw: Uint8Array, isOurs: (raw: Uint8Array) => boolean): Kind =>
  isOurs(raw) ? 'own' : 'mail.sent';
