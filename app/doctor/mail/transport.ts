import { isLoopback } from '../../../connectors/loopback.ts';
import { type Endpoint, type Probe, probe, type Shown } from '../../../connectors/transport/probe.ts';
import type { Config } from '../../config/schema.ts';
import { type Finding, ok, trouble, warning } from '../finding.ts';

/** A certificate that ends sooner is to be renewed: most are renewed a month before. */
const SOON_DAYS = 21;
const DAY_MS = 86_400_000;

interface Connection extends Omit<Endpoint, 'security'> {
  readonly what: string;
  readonly security: Endpoint['security'] | 'none';
}

/** How mail comes and goes: whether the way is encrypted, by which version, and whose certificate is shown. Nobody signs in. */
export async function transport(
  config: Pick<Config, 'mailboxes' | 'channels' | 'outgoing'>,
  now = Date.now(),
): Promise<Finding[]> {
  return (await Promise.all(connectionsOf(config).map((one) => lookAt(one, now)))).flat();
}

function connectionsOf({
  mailboxes,
  channels,
  outgoing,
}: Pick<Config, 'mailboxes' | 'channels' | 'outgoing'>): Connection[] {
  const incoming = mailboxes.map(
    ({ name, host, port, tls, ca }): Connection => ({
      what: `TLS of mailbox ${name}`,
      protocol: 'imap',
      host,
      port,
      security: tls,
      ca,
    }),
  );
  const relays = Object.entries(channels).flatMap(([name, channel]) =>
    channel.kind === 'email' ? [relay(`TLS of channel ${name}`, channel)] : [],
  );
  return [...incoming, ...relays, ...(outgoing ? [relay('TLS of outgoing mail', outgoing.relay)] : [])];
}

interface Relay {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly ca?: string | undefined;
}

const relay = (what: string, { host, port, security, ca }: Relay): Connection => ({
  what,
  protocol: 'smtp',
  host,
  port,
  security: security === 'tls' ? 'implicit' : security,
  ca,
});

async function lookAt({ what, security, ...server }: Connection, now: number): Promise<Finding[]> {
  const at = `${server.host}:${server.port}`;
  if (security === 'none') {
    if (isLoopback(server.host)) return [ok(what, `In plain text, and ${at} is this machine.`)];
    return [
      warning(
        what,
        `Mail and password cross the network in plain text to ${at}, because "insecure" is set: ${SAFE[server.protocol]}.`,
      ),
    ];
  }
  const found = await probe({ ...server, security }).catch(
    (error: Error): Probe => ({ trouble: 'handshake', detail: error.message }),
  );
  if ('trouble' in found) return [trouble(what, refusal(found, at, server.protocol, security))];
  const flaws = [...flawsOf(what, found.shown, server, now), ...portFlaw(what, server, security)];
  if (flaws.length) return flaws;
  return [ok(what, `${at} speaks ${found.shown.version}; its certificate is good until ${day(found.shown.until)}.`)];
}

const SAFE = {
  imap: 'use port 993, or "starttls"',
  smtp: 'use port 465 (security "tls") or 587 ("starttls")',
} as const;

function refusal(
  { trouble: kind, detail }: Extract<Probe, { trouble: string }>,
  at: string,
  protocol: Endpoint['protocol'],
  security: Endpoint['security'],
): string {
  const other =
    protocol === 'imap'
      ? 'port 993 for TLS from the start, 143 for "starttls"'
      : 'port 465 for "tls", 587 for "starttls"';
  if (kind === 'closed') return `Nobody answers at ${at} (${detail}): check the host and the port (${other}).`;
  if (kind === 'plain') {
    const wanted = security === 'implicit' ? 'TLS from the start' : 'STARTTLS';
    return `${at} gives no ${wanted} (${detail}), so nothing is sent there: ${other}.`;
  }
  if (kind === 'old')
    return `${at} speaks nothing newer than TLS 1.1, which is broken: have its software renewed, or TLS 1.2 allowed.`;
  return `No TLS connection to ${at} comes about (${detail}): check the port (${other}), and the file of "ca" if there is one.`;
}

function flawsOf(what: string, shown: Shown, { host }: Pick<Endpoint, 'host'>, now: number): Finding[] {
  const found: Finding[] = [];
  const { from, until, names, isForHost, distrust } = shown;
  if (until <= now) found.push(trouble(what, `The certificate of ${host} ended on ${day(until)}: have it renewed.`));
  else if (from > now)
    found.push(
      trouble(what, `The certificate of ${host} begins on ${day(from)} only: check the clock of this machine.`),
    );
  else if (until - now < SOON_DAYS * DAY_MS)
    found.push(warning(what, `The certificate of ${host} ends on ${day(until)}: have it renewed before.`));
  if (!isForHost)
    found.push(
      trouble(
        what,
        `The certificate is for ${names.slice(0, 3).join(', ') || 'nobody'}, not for ${host}: write a name that it is for, or have one issued for ${host}.`,
      ),
    );
  if (distrust !== undefined)
    found.push(
      trouble(
        what,
        `Nobody that this machine trusts vouches for the certificate of ${host} (${distrust}): have one issued by a known authority, or name the file of the company's own by "ca".`,
      ),
    );
  return found;
}

/** RFC 8314, section 3: TLS from the start. 25 is for servers among themselves. */
function portFlaw(
  what: string,
  { protocol, port }: Pick<Endpoint, 'protocol' | 'port'>,
  security: Endpoint['security'],
): Finding[] {
  if (protocol === 'imap' && port === 143 && security === 'starttls')
    return [
      warning(
        what,
        'STARTTLS on 143 can be held back by whoever sits in between: use port 993, where the server has it.',
      ),
    ];
  if (protocol === 'smtp' && port === 25)
    return [
      warning(
        what,
        'Port 25 is for servers among themselves: hand mail over on 465 (security "tls") or 587 ("starttls").',
      ),
    ];
  return [];
}

const day = (at: number) => (Number.isNaN(at) ? 'a day that it does not say' : new Date(at).toISOString().slice(0, 10));
