/** Why a mail was not delivered, in a word. */
export type BounceReason =
  | 'userunknown'
  | 'hostunknown'
  | 'hasmoved'
  | 'notaccept'
  | 'mailboxfull'
  | 'suspend'
  | 'filtered'
  | 'rejected'
  | 'blocked'
  | 'spamdetected'
  | 'virusdetected'
  | 'policyviolation'
  | 'authfailure'
  | 'mesgtoobig'
  | 'exceedlimit'
  | 'expired'
  | 'networkerror'
  | 'systemerror'
  | 'toomanyconn'
  | 'norelaying'
  | 'feedback'
  | 'vacation'
  | 'delivered'
  | 'onhold'
  | 'undefined';

/** Nothing will be delivered there, however often it is sent. */
export const HARD: ReadonlySet<BounceReason> = new Set(['userunknown', 'hostunknown', 'hasmoved', 'notaccept']);

/** What servers write, the most telling first: the first that fits counts. */
const WORDS: readonly (readonly [reason: BounceReason, words: RegExp])[] = [
  // A name server that could not tell now: RFC 3463 has 4.4.3 for it.
  [
    'networkerror',
    /host not\s+found,\s+try again|(?:dns|name (?:service|server)|lookup).{0,60}(?:try again|temporar|timed? ?out|SERVFAIL)/i,
  ],
  [
    'hasmoved',
    /(?:address|account|mailbox|recipient).{0,30}(?:has |was |been )+(?:changed|replaced|moved)|has moved to|was replaced by|no longer (?:at|on) this (?:domain|server)/i,
  ],
  [
    'notaccept',
    /null ?mx|mx or srv record indicated no smtp service|does not (?:accept|receive) (?:any )?(?:e-?mail|mail)|(?:host|server|domain).{0,40}(?:never|not) accepts? (?:e-?)?mail|smtp protocol returned a permanent error|no mail is accepted|mail receiving disabled|recipient address has null mx|names? no (?:mail|smtp) (?:server|host)/i,
  ],
  ['virusdetected', /virus|malware|worm|infected|executable (?:file )?attach/i],
  [
    'authfailure',
    /dmarc|\bspf\b.{0,60}(?:fail|reject|not pass|check|softfail)|(?:fail|reject|softfail).{0,60}\bspf\b|\bdkim\b|sender policy framework|unauthenticated (?:e-?)?mail|not (?:pass|have) authentication|authentication (?:checks|information|failed)|sender id \(pra\)/i,
  ],
  [
    'spamdetected',
    /\bspam|junk mail|bulk mail|unsolicited|content filter|uce\b|spamassassin|message (?:content )?rejected|high probability of spam|迷惑メール/i,
  ],
  [
    'blocked',
    /\b(?:rbl|dnsbl|black ?list|block ?list|spamhaus|spamcop|barracuda|sorbs|realtime)|ip (?:address )?.{0,30}(?:blocked|banned|reject|listed|reputation)|(?:client|host|server).{0,60}(?:blocked|banned|refused to talk)|reverse dns|no ptr|ptr record|cannot find your (?:reverse )?hostname|access from ip|connection (?:refused|dropped|reset) (?:due to|by policy)|bad reputation|poor reputation|dialup|dynamic ip|you are not allowed to connect|helo command rejected/i,
  ],
  [
    'mailboxfull',
    /mailbox (?:is |size |has )?(?:full|exceed|too|over|limit)|(?:over|exceed\w*|out of).{0,40}(?:quota|storage|space)|quota|(?:disk|mailbox|storage|account|inbox).{0,25}(?:full|exceeded|exceeds)|insufficient (?:disk|storage|system storage)|too much mail|not enough (?:storage|disk|space)|容量|ディスク|mailfolder is full|user is over|not able to receive mail.{0,20}full/i,
  ],
  [
    'suspend',
    /(?:account|mailbox|user|domain|address).{0,40}(?:suspend|disabled|deactivat|inactive|not active|locked|terminated|frozen|discontinued|expired)|inactive (?:user|account|mailbox)|dormant|currently suspended|has been disabled/i,
  ],
  [
    'mesgtoobig',
    /(?:message|mail|size).{0,40}(?:too (?:big|large)|exceeds (?:the )?(?:maximum|fixed|limit|size)|size limit)|exceeds? (?:fixed )?maximum (?:allowed )?message|message size|too large/i,
  ],
  ['exceedlimit', /message (?:header )?(?:length )?exceeds administrative limit|message too large for this/i],
  [
    'norelaying',
    /relay(?:ing)?.{0,30}(?:denied|not permitted|prohibited|not allowed|access)|(?:unable|not allowed|cannot|don't|do not) (?:to )?relay|relaying mail to|not (?:a )?(?:local|gateway)|we don't handle mail|as a relay|rcpthosts/i,
  ],
  [
    'toomanyconn',
    /too many (?:connections|sessions|concurrent|recipients|messages|mails|hops to)|(?:rate|connection) limit|throttl|sending too fast|concurren|try again later.{0,20}too many/i,
  ],
  [
    'hostunknown',
    /host (?:or domain )?(?:name )?(?:was )?(?:not found|unknown|does not exist|lookup)|(?:domain|host|name server)(?:(?!said|user|recipient|mailbox|address).){0,30}(?:not found|does not exist|not exist|unknown)|unknown (?:host|domain)|no such (?:host|domain)|nxdomain|unrout?eable (?:mail domain|domain|address)|name (?:service|server) error|couldn't find any host|domain (?:name )?must exist|illegal host|invalid (?:host|domain)|bad (?:host|domain)|dns.{0,40}(?:not exist|no mx|nxdomain|lookup failed)|domain is not reachable/i,
  ],
  ['rejected', /(?:unrout?able|invalid|bad|unknown|unverified) sender|sender (?:address|domain)|sender verify/i],
  ['systemerror', /couldn't create|command (?:output|died|failed)|procmail:/i],
  [
    'userunknown',
    /(?:user|recipient|mailbox|address|account|alias|local[ -]part|name|destinataire|addressee|person|id)s?\b.{0,60}(?:unknown|not found|does(?: not|n't) exist|not exist|doesn't have|invalid|no longer (?:exist|valid|available|on)|not (?:a )?(?:valid|known|recognized|listed|available)|isn't|unavailable|undeliverable|inconnu)|(?:unknown|no such|not a valid|not a known|invalid|nonexistent|bad|non-existent|no valid|not our|unroutable|unrout?eable|illegal|undeliverable).{0,15}(?:user|recipient|mailbox|address|account|local|alias|person|name|destination|id\b)|doesn't have (?:an? )?(?:\w+ )?account|no mailbox (?:here|found)|not listed in|is not (?:found|active|a member|accepting)|does not exist|unknown to|this user|宛先(?:の)?(?:ユーザ|メールアドレス)|recipnotfound|resolver\.adr\.(?:ex)?recip|no account by that name|no one here by|not our customer|ユーザー?(?:が|は)?(?:存在|見つか)|見つかりません|inactive e-?mail|recipient address rejected(?:: access denied|\.?\s*(?:$|\())|unknown recipient|not a registered|name is not recognized/i,
  ],
  [
    'filtered',
    /(?:recipient|user|mailbox).{0,30}(?:refus|reject|block|filter)|due to (?:the )?(?:extended|recipient)|because the recipient|is not accepting|restricted|refused by|access denied by recipient|ドメイン指定|発信者/i,
  ],
  [
    'networkerror',
    /connection (?:timed out|refused|lost|reset|closed)|timed? ?out|network (?:is )?unreachable|no route to host|host (?:is )?(?:unreachable|down)|(?:couldn't|could not|cannot|unable to|can't) (?:connect|establish|contact|reach)|loops? back|too many hops|mail (?:forwarding )?loop|hop count|routing loop|lost connection|i couldn't find any|establish an smtp connection|unreachable|tls|starttls/i,
  ],
  [
    'expired',
    /(?:queue|too long|expired|retry (?:time|timeout)|delivery time expired|not been delivered|could not be delivered for|gave up|giving up|warning message|will (?:be )?retr|still trying|delayed|retried|undeliverable for|in the queue)/i,
  ],
  [
    'systemerror',
    /(?:system|configuration|internal|server|local|i\/o|lock).{0,15}(?:error|failure|problem|unavailable)|out of memory|cannot (?:create|open|append)|temporarily|can't create|interrupted|resources|unable to (?:open|append|use)/i,
  ],
  [
    'rejected',
    /sender.{0,40}(?:reject|refus|denied|not (?:allowed|authori[sz]ed|verify|exist)|invalid|address)|(?:reject|den(?:y|ied)|refus).{0,40}sender|not (?:allowed|authori[sz]ed) to send|member.{0,30}(?:post|group)|permission to post|backscatter|closed mailing list/i,
  ],
  ['policyviolation', /policy|administrative|prohibited|not permitted|denied|violat|not accepted/i],
];

/** What an enhanced status (RFC 3463) says for sure. */
const BY_CLEAR_STATUS: readonly (readonly [status: RegExp, reason: BounceReason])[] = [
  [/^\d\.1\.6$/, 'hasmoved'],
  [/^\d\.1\.(?:0|7|8)$/, 'rejected'],
];

/** And what it says where words say nothing. */
const BY_STATUS: readonly (readonly [status: RegExp, reason: BounceReason])[] = [
  [/^[45]\.1\.(?:1|3|10)$/, 'userunknown'],
  [/^\d\.1\.2$/, 'hostunknown'],
  [/^5\.4\.4$/, 'hostunknown'],
  [/^\d\.1\.0$/, 'rejected'],
  [/^\d\.2\.2$/, 'mailboxfull'],
  [/^\d\.2\.[01]$/, 'filtered'],
  [/^\d\.2\.3$|^\d\.3\.4$/, 'mesgtoobig'],
  [/^\d\.4\.7$/, 'expired'],
  [/^\d\.4\./, 'networkerror'],
  [/^\d\.3\./, 'systemerror'],
  [/^\d\.7\./, 'policyviolation'],
];

const first = (table: readonly (readonly [RegExp, BounceReason])[], text: string) =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** What the server was answering: the recipient's address, or the mail, which it takes only for recipients that it knows. */
export type Stage = 'recipient' | 'mail' | 'unknown';

/** Words of a system about its own directory, or of a provider about its accounts. */
const OWN_DIRECTORY =
  /directory|ディレクトリ|目录|name is not recognized|resolver\.adr|no account by that name|doesn't have an? \S+ account/i;

/** Causes that pass, and are named with more care than “user unknown”, which many servers answer whatever the matter is. */
const PASSING: ReadonlySet<BounceReason> = new Set(['suspend', 'mailboxfull']);

/**
 * @param said what the server answered, word for word
 * @param rest what the notice says besides
 */
export function reasonOf(said: string, rest: string, status: string, stage: Stage): BounceReason {
  if (status.startsWith('2')) return 'delivered';
  const words = (text: string) => WORDS.find(([, pattern]) => pattern.test(text.slice(0, 4_000)))?.[0];
  const found =
    first(BY_CLEAR_STATUS, status) ??
    words(said) ??
    first(BY_STATUS.slice(0, 3), status) ??
    words(rest) ??
    first(BY_STATUS, status) ??
    'undefined';
  if (found !== 'userunknown') return found;
  if (/^[45]\.1\.\d+$/.test(status)) return 'userunknown';
  const passing = words(rest);
  if (passing && PASSING.has(passing)) return passing;
  return isSure(said, rest, status, stage) ? 'userunknown' : 'filtered';
}

/**
 * Filters answer “user unknown”, too, so as not to be known. It is true where a status says it (RFC 3463, X.1.1), where it was the answer
 * to RCPT and not one of policy (X.7), and where somebody speaks of their own directory.
 */
function isSure(said: string, rest: string, status: string, stage: Stage): boolean {
  // The blank before the colon is that of carriers whose customers' filters answer so.
  if (/\b550 : user unknown|\b[45]\.7\.\d/i.test(said)) return false;
  return /^[45]\.5\.0$/.test(status) || stage === 'recipient' || OWN_DIRECTORY.test(said + rest);
}
