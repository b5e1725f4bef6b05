import { createPublicKey } from 'node:crypto';
import type { Ask } from '../../../connectors/authenticity/resolver.ts';
import type { DomainsConfig } from '../../../connectors/domains/config.ts';
import { type Answer, addresses, tagsOf, texts } from '../../../connectors/domains/records.ts';
import { isSpf, lookupsOf, MOST_LOOKUPS, redirects, restOf } from '../../../connectors/domains/spf.ts';
import { rootOf } from '../../../engine/facts/domain.ts';
import { type Finding, ok, trouble, warning } from '../finding.ts';

type Own = DomainsConfig['own'][number];

/** What others find when they look whether mail of a domain of ours is ours. */
export async function recordsOf(own: Own, sendFrom: readonly string[], ask: Ask): Promise<Finding[]> {
  const all = [
    spf(own, sendFrom, ask),
    ...(own.dkim.length ? own.dkim.map((selector) => dkim(own, selector, ask)) : [noSelector(own)]),
    dmarc(own, ask),
    mtaSts(own, ask),
    tlsReports(own, ask),
  ];
  return (await Promise.all(all)).flat();
}

const away = (what: string, name: string, why: string): Finding[] => [
  warning(
    what,
    `The DNS did not answer about ${name} (${why}): look again later, or name servers that answer by "domains.dns".`,
  ),
];

/** The one record of a kind. @returns findings where there is none, more than one, or no answer */
function single(
  what: string,
  name: string,
  answer: Answer<string>,
  is: (record: string) => boolean,
  publish: string,
): string | Finding[] {
  if ('trouble' in answer) return away(what, name, answer.trouble);
  const [record, another] = answer.found.filter(is);
  if (record === undefined)
    return [trouble(what, `${name} has no such record. Publish a TXT record there: ${publish}`)];
  if (another === undefined) return record;
  return [trouble(what, `${name} has more than one such record, and so counts as if it had none. Leave one.`)];
}

async function spf({ name }: Own, sendFrom: readonly string[], ask: Ask): Promise<Finding[]> {
  const what = `SPF of ${name}`;
  const ours = sendFrom.map((address) => `${address.includes(':') ? 'ip6' : 'ip4'}:${address}`).join(' ') || 'mx';
  const record = single(
    what,
    name,
    await texts(ask, name),
    isSpf,
    `"v=spf1 ${ours} -all", with all servers that send for it.`,
  );
  if (typeof record !== 'string') return record;
  const found = [
    ...rest(what, record),
    ...(await countOf(what, record, ask)),
    ...(await mayWeSend(what, name, sendFrom, ask)),
  ];
  return found.length
    ? found
    : [ok(what, `Its record names who may send${sendFrom.length ? ', our addresses among them' : ''}.`)];
}

function rest(what: string, record: string): Finding[] {
  const all = restOf(record);
  if (all === '+') return [trouble(what, 'Its record lets everybody send ("all"): end it with "-all" or "~all".')];
  if (all === '?')
    return [warning(what, 'Its record says nothing of other servers ("?all"): end it with "-all" or "~all".')];
  if (all === undefined && !redirects(record))
    return [warning(what, 'Its record says nothing of other servers: end it with "-all" or "~all".')];
  return [];
}

async function countOf(what: string, record: string, ask: Ask): Promise<Finding[]> {
  const count = await lookupsOf(ask, record);
  if (count <= MOST_LOOKUPS) return [];
  return [
    trouble(
      what,
      `To check its record takes ${count} look-ups, and ${MOST_LOOKUPS} are allowed: others treat it as broken. Name addresses (ip4:, ip6:) in place of "include:" and "a", and drop what no longer sends.`,
    ),
  ];
}

/** As a receiver would ask, of each address that mail leaves from. */
async function mayWeSend(what: string, name: string, sendFrom: readonly string[], ask: Ask): Promise<Finding[]> {
  if (!sendFrom.length) return [];
  const { spf: check } = await import('mailauth/lib/spf/index.js');
  const looks = sendFrom.map(async (ip): Promise<Finding[]> => {
    const { status } = await check({ ip, sender: `postmaster@${name}`, helo: name, mta: 'posthorn', resolver: ask });
    if (status.result === 'pass') return [];
    const add = `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip}`;
    return [trouble(what, `Its record does not let our ${ip} send (${status.result}): add "${add}" to it.`)];
  });
  return (await Promise.all(looks)).flat();
}

const noSelector = ({ name }: Own): Finding[] => [
  warning(
    `DKIM of ${name}`,
    'No selector is named, so nobody has looked: add it to "domains.own" as "dkim". It stands in the DKIM-Signature of a mail that was sent, behind "s=".',
  ),
];

/** Shorter RSA keys are taken for broken, shorter than the second for weak (RFC 8301). */
const LEAST_BITS = 1_024;
const SOUND_BITS = 2_048;

async function dkim({ name }: Own, selector: string, ask: Ask): Promise<Finding[]> {
  const what = `DKIM of ${name}, ${selector}`;
  const at = `${selector}._domainkey.${name}`;
  const isKey = (record: string) => tagsOf(record).has('p');
  const record = single(
    what,
    at,
    await texts(ask, at),
    isKey,
    '"v=DKIM1; k=rsa; p=…", with the public key of the server that signs.',
  );
  if (typeof record !== 'string') return record;
  const tags = tagsOf(record);
  const key = (tags.get('p') ?? '').replace(/\s/g, '');
  if (!key)
    return [trouble(what, 'Its key was withdrawn (an empty "p="): sign with another selector, and name that one.')];
  const isTried = (tags.get('t') ?? '').toLowerCase().split(':').includes('y');
  const tried = isTried
    ? [warning(what, 'It says that it is only tried ("t=y"): take that away, or others do not count it.')]
    : [];
  const found = [...keyProblem(what, tags.get('k')?.toLowerCase() ?? 'rsa', key), ...tried];
  return found.length ? found : [ok(what, 'Its key can be used.')];
}

function keyProblem(what: string, kind: string, key: string): Finding[] {
  if (kind === 'ed25519') {
    return Buffer.from(key, 'base64').length === 32
      ? []
      : [trouble(what, 'Its key is no Ed25519 key: publish the 32 bytes of it in base64.')];
  }
  try {
    const { asymmetricKeyDetails } = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    const bits = asymmetricKeyDetails?.modulusLength ?? 0;
    if (bits < LEAST_BITS)
      return [trouble(what, `Its key has ${bits} bits, which nobody accepts: sign with one of ${SOUND_BITS}.`)];
    if (bits < SOUND_BITS)
      return [warning(what, `Its key has ${bits} bits, which is weak: sign with one of ${SOUND_BITS}.`)];
    return [];
  } catch {
    return [
      trouble(
        what,
        'Its key cannot be read: the record was cut or mistyped. Publish it once more, as the signing server shows it.',
      ),
    ];
  }
}

async function dmarc({ name }: Own, ask: Ask): Promise<Finding[]> {
  const what = `DMARC of ${name}`;
  const is = (record: string) => /^v=DMARC1\s*(?:;|$)/i.test(record);
  const own = await texts(ask, `_dmarc.${name}`);
  // A domain without a record of its own has that of the domain above, which somebody registered (RFC 7489, section 6.6.3).
  const root = rootOf(name);
  const isOwn = root === name || 'trouble' in own || own.found.some(is);
  const at = isOwn ? `_dmarc.${name}` : `_dmarc.${root}`;
  const answer = isOwn ? own : await texts(ask, at);
  const record = single(
    what,
    at,
    answer,
    is,
    `"v=DMARC1; p=none; rua=mailto:dmarc@${name}", and "p=quarantine" once the reports show no mail of yours that fails.`,
  );
  if (typeof record !== 'string') return record;
  const tags = tagsOf(record);
  const policy = ((isOwn ? undefined : tags.get('sp')) ?? tags.get('p') ?? '').toLowerCase();
  const found = [...policyProblem(what, policy), ...(tags.has('rua') ? [] : [noReports(what, name)])];
  const pct = Number(tags.get('pct') ?? 100);
  if (pct < 100 && policy !== 'none')
    found.push(warning(what, `It counts for ${pct} % of the mails only ("pct"): raise it to 100.`));
  return found.length ? found : [ok(what, `Its record asks others to ${policy} what fails.`)];
}

function policyProblem(what: string, policy: string): Finding[] {
  if (policy === 'quarantine' || policy === 'reject') return [];
  if (policy !== 'none')
    return [trouble(what, 'Its record has no policy that others know: write "p=none", "p=quarantine" or "p=reject".')];
  return [
    warning(
      what,
      'Its policy is "none": anybody may write in its name, and large providers trust it less. Once the reports show no mail of yours that fails, write "p=quarantine", then "p=reject".',
    ),
  ];
}

const noReports = (what: string, name: string) =>
  warning(what, `Nobody is sent reports of what fails: add "rua=mailto:dmarc@${name}".`);

async function mtaSts({ name }: Own, ask: Ask): Promise<Finding[]> {
  const what = `MTA-STS of ${name}`;
  const at = `_mta-sts.${name}`;
  const answer = await texts(ask, at);
  if ('trouble' in answer) return away(what, at, answer.trouble);
  const records = answer.found.filter((record) => /^v=STSv1\s*;/i.test(record));
  const policy = `https://mta-sts.${name}/.well-known/mta-sts.txt`;
  if (!records.length)
    return [
      warning(
        what,
        `There is none, so mail to ${name} may be sent in plain text by whoever sits in between: publish "v=STSv1; id=1" at ${at}, and the policy at ${policy}.`,
      ),
    ];
  if (records.length > 1)
    return [trouble(what, `${at} has more than one record, and so counts as if it had none. Leave one.`)];
  if (!/^[A-Za-z0-9]{1,32}$/.test(tagsOf(records[0]!).get('id') ?? ''))
    return [
      trouble(what, `The record at ${at} has no "id" of at most 32 letters and digits: others never read the policy.`),
    ];
  const host = await addresses(ask, `mta-sts.${name}`);
  if ('found' in host && !host.found.length)
    return [trouble(what, `mta-sts.${name} has no address, so nobody can read the policy: it must be at ${policy}.`)];
  return [ok(what, `Its record is there; the policy must be at ${policy}.`)];
}

async function tlsReports({ name }: Own, ask: Ask): Promise<Finding[]> {
  const what = `TLS-RPT of ${name}`;
  const at = `_smtp._tls.${name}`;
  const answer = await texts(ask, at);
  if ('trouble' in answer) return away(what, at, answer.trouble);
  const record = answer.found.find((text) => /^v=TLSRPTv1\s*;/i.test(text));
  if (record === undefined)
    return [
      warning(
        what,
        `Nobody hears when others cannot reach ${name} over TLS: publish "v=TLSRPTv1; rua=mailto:tls@${name}" at ${at}.`,
      ),
    ];
  if (/^(?:mailto:|https:)/i.test(tagsOf(record).get('rua') ?? ''))
    return [ok(what, 'Its record says where reports go.')];
  return [trouble(what, `The record at ${at} does not say where reports go: add "rua=mailto:tls@${name}".`)];
}
