import { ChannelFailure } from './channel.ts';

/** What nodemailer tells of an error. Its message and the server's words may quote the mail: they go no further. */
interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly message?: string;
}

/**
 * @param server as the configuration names it: `smtp.example.com:465`
 * @param written whether the whole message had been given to it
 */
export function smtpFailure(error: unknown, server: string, written = false): ChannelFailure {
  const at = `The mail server ${server}`;
  const { code = '', responseCode, response = '', message = '' } = error as SmtpError;
  const permanent = (words: string) => new ChannelFailure(`${at} ${words}.`, { temporary: false });
  const temporary = (words: string) => new ChannelFailure(`${at} ${words}.`, { temporary: true });

  if (code === 'ETLS' || /certificate|altnames/i.test(message))
    return tls(message) ?? temporary('broke off the TLS handshake');
  if (responseCode !== undefined) {
    const answer = `answered ${responseCode}${enhanced(response)} ${STEP[code] ?? ''}`.trimEnd();
    // 503 says that the session had come out of step (RFC 5321 §4.2.1): on a new one the same mail may pass
    return responseCode >= 500 && responseCode !== 503 ? permanent(answer) : temporary(answer);
  }
  if (code === 'EAUTH' || code === 'ENOAUTH') return permanent('offers no way to sign in that Posthorn knows');
  if (code === 'EENVELOPE') return permanent('cannot be given this address');
  const reason = REASON[code] ?? 'could not be spoken to';
  return written
    ? new ChannelFailure(`${at} ${reason}, with the message in hand.`, { kind: 'unknown' })
    : temporary(reason);

  function tls(words: string): ChannelFailure | undefined {
    if (/certificate|altnames/i.test(words)) return permanent('shows a certificate that is not trusted');
    return /STARTTLS/.test(words) ? permanent('refuses STARTTLS') : undefined;
  }
}

const STEP: { readonly [code: string]: string } = {
  EAUTH: 'to the user and the password',
  EENVELOPE: 'to the address',
  EMESSAGE: 'to the message',
};

const REASON: { readonly [code: string]: string } = {
  ECONNECTION: 'closed the connection',
  ESOCKET: 'cannot be reached, or closed the connection',
  ETIMEDOUT: 'did not answer in time',
  EABORT: 'did not answer in time',
  EDNS: 'has no address in DNS',
  EPROTOCOL: 'does not speak SMTP there',
};

/** The enhanced status code (RFC 3463) of a reply, which is safe to show: ` 5.1.1`. */
const enhanced = (response: string) => /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[0].slice(3) ?? '';
