import { listOf, object, oneOf, string } from '../type.ts';
import { words } from '../words.ts';

const result = oneOf('pass', 'fail', 'softfail', 'neutral', 'none', 'policy', 'temperror', 'permerror', 'unknown');

/** Whether a mail comes from where it says. */
export const auth = object('Auth', {
  spf: {
    type: result,
    words: words(
      'SPF',
      'SPF',
      "The server that handed it over may send for the envelope sender's domain (RFC 7208).",
      '递交服务器获准为信封发件域名发信（RFC 7208）。',
    ),
    example: "mail.auth.spf === 'fail'",
  },
  dkim: {
    type: result,
    words: words('DKIM', 'DKIM', 'A signature fits (RFC 6376).', '签名验证通过（RFC 6376）。'),
    example: "mail.auth.dkim === 'pass'",
  },
  dmarc: {
    type: result,
    words: words(
      'DMARC',
      'DMARC',
      'SPF or DKIM passed for the very domain that From shows (RFC 7489).',
      'SPF 或 DKIM 对 From 所示域名验证通过（RFC 7489）。',
    ),
    example: "mail.auth.dmarc === 'fail'",
  },
  arc: {
    type: result,
    words: words(
      'ARC',
      'ARC',
      'What servers on the way found was not changed since (RFC 8617).',
      '途经服务器的验证结果未被改动（RFC 8617）。',
    ),
    example: "mail.auth.arc === 'pass'",
  },
  by: {
    type: oneOf('server', 'own', ''),
    words: words(
      'checked by',
      '验证者',
      'A server that `lists/known.csv` names (`server`), our own check (`own`), or nobody: then all is `unknown`.',
      '`lists/known.csv` 所列服务器（`server`）、自行验证（`own`），或无人验证，此时均为 `unknown`。',
    ),
    example: "mail.auth.by !== ''",
  },
  signedBy: {
    type: listOf(string),
    words: words('signed by', '签名域名', 'Domains whose signatures fit.', '签名有效的域名。'),
    example: "mail.auth.signedBy.includes('forwarder.example')",
  },
});
