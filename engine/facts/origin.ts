import type { Envelope } from './facts.ts';
import { latinText } from './mime/charset.ts';
import type { Part } from './mime/part.ts';

/** Written by a program in answer to a mail or about one (RFC 3834 §2, and what programs did before it). */
export function isAutomatic(message: Part, envelope: Envelope): boolean {
  const { headers, type } = message;
  const submitted = headers.raw('auto-submitted').toLowerCase();
  if (submitted && !submitted.startsWith('no')) return true;
  if (/^\s*(?:auto[_-]?reply|auto[_-]?response)/i.test(headers.raw('precedence'))) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-failed-recipients'].some((name) => headers.has(name)))
    return true;
  if (type.value === 'multipart/report') return true;
  return hasNullSender(message, envelope) || SENDERS_OF_REPORTS.test(headers.raw('from'));
}

const SENDERS_OF_REPORTS =
  /(?:^|[\s<"])(?:mailer-daemon|mail-daemon|post_?master|mail\.delivery\.system)(?:@|[\s>"]|$)/i;
const FAILURE_SUBJECT =
  /undeliver|not delivered|delivery (?:status|failure|has failed|report)|failure notice|returned (?:mail|to sender)|mail (?:delivery|system error)|could not be delivered|non ?remis|unzustellbar|退信|退回|无法投递|無法投遞|未送达|配信不能/i;

/** A report that a mail was not delivered: in the form of RFC 3464, or as servers wrote it before that. */
export function isBounce(message: Part, envelope: Envelope): boolean {
  const status = deliveryStatus(message);
  if (status) return isFailure(status);
  if (message.headers.has('x-failed-recipients')) return true;
  const fromServer = SENDERS_OF_REPORTS.test(message.headers.raw('from')) || hasNullSender(message, envelope);
  return fromServer && FAILURE_SUBJECT.test(message.headers.text('subject'));
}

function deliveryStatus(part: Part): Part | undefined {
  if (/^message\/(?:global-)?delivery-status$/.test(part.type.value)) return part;
  if (part.type.value !== 'multipart/report') return undefined;
  for (const inner of part.parts) {
    const found = deliveryStatus(inner);
    if (found) return found;
  }
  return undefined;
}

/** A delay, or that it was delivered after all, is reported in the same form (RFC 3464 §2.3.3). */
function isFailure(status: Part): boolean {
  const actions = latinText(status.content()).match(/^action\s*:\s*\w+/gim) ?? [];
  return actions.length === 0 || actions.some((action) => /failed$/i.test(action));
}

const hasNullSender = ({ headers }: Part, envelope: Envelope) =>
  envelope.mailFrom === '' || headers.raw('return-path').replace(/\s/g, '') === '<>';

const AWAY =
  /^\s*(?:(?:re|aw)\s*:\s*)?(?:auto(?:matic)?[- ]?(?:reply|response|matische antwort)|automatische antwort|out of (?:the )?office|away (?:until|from)|vacation|abwesen|réponse automatique|respuesta automática|resposta automática|risposta automatica|自动回复|自動回覆|自動返信|自动答复)/i;

/** What a mail may be a report of, by who sends it and its subject. */
export function reportingOf(message: Part, envelope: Envelope) {
  const { headers } = message;
  const answers = /auto-replied/i.test(headers.raw('auto-submitted')) || headers.has('x-autoreply');
  return {
    isBounce: isBounce(message, envelope),
    isNotice:
      hasNullSender(message, envelope) ||
      SENDERS_OF_REPORTS.test(headers.raw('from')) ||
      FAILURE_SUBJECT.test(headers.text('subject')),
    isAway: (answers && message.type.value !== 'multipart/report') || AWAY.test(headers.text('subject')),
  };
}

/** Sent to many at once (RFC 2369, RFC 2919, RFC 8058). */
export function isBulk({ headers }: Part): boolean {
  if (['list-id', 'list-unsubscribe', 'list-post', 'list-help'].some((name) => headers.has(name))) return true;
  return /^\s*(?:bulk|list|junk)\b/i.test(headers.raw('precedence'));
}

/** The name of the list that a mail came by (RFC 2919), without angle brackets; empty where there is none. */
export function listOf({ headers }: Part): string {
  const id = headers.raw('list-id');
  return (/<([^<>]*)>/.exec(id)?.[1] ?? id).trim().toLowerCase();
}
