import type { FailureKind } from '../channel.ts';

interface Meaning {
  readonly kind?: FailureKind;
  readonly words?: string;
}

const permanent = (words: string): Meaning => ({ kind: 'permanent', words });
const temporary = (words: string): Meaning => ({ kind: 'temporary', words });

/** What matters of https://www.twilio.com/docs/api/errors. All others go by their HTTP status. */
const CODES: { readonly [code: number]: Meaning } = {
  14107: temporary('too many messages at once'),
  20003: permanent('the account or the secret is not right'),
  20404: permanent('there is no such account'),
  20429: temporary('too many requests'),
  21201: permanent('the number is missing'),
  21210: permanent('the sender is not a verified number'),
  21211: permanent('the number is not a valid one'),
  21212: permanent('the sender is not a valid number'),
  21214: permanent('the number cannot be reached'),
  21215: permanent('the account may not call that country'),
  21217: permanent('the number is not a valid one'),
  21219: permanent('a trial account may only call verified numbers'),
  21408: permanent('the account may not send to that country'),
  21606: permanent('the sender cannot send to that number'),
  21608: permanent('a trial account may only send to verified numbers'),
  21610: permanent('the person has refused messages from this sender'),
  21611: temporary("the sender's queue is full"),
  21612: permanent('no way leads from the sender to that number'),
  21614: permanent('the number is not a mobile one'),
  21617: permanent('the text is too long'),
  30001: temporary("the sender's queue is full"),
  30002: permanent('the account is suspended'),
  30003: temporary('the phone is off or out of reach'),
  30004: permanent('the message was blocked'),
  30005: permanent('the number is not in use'),
  30006: permanent('the number is a landline'),
  30007: permanent('the carrier filtered the message'),
  30008: temporary('the carrier does not say why'),
  30022: temporary("the carrier's rate is exceeded"),
  30034: permanent('the sender is not registered with the carriers'),
};

export const twilioKind = (code: number): Meaning => CODES[code] ?? {};
