import { type Authenticity, RESULTS, type Result, UNCHECKED } from '../../engine/facts/authenticity.ts';
import type { Ask } from './resolver.ts';

/** How the mail reached us; without it SPF is not checked. */
export interface Connection {
  readonly ip: string;
  /** What the peer called itself. */
  readonly helo?: string | undefined;
  /** SMTP MAIL FROM; empty for a report. */
  readonly mailFrom?: string | undefined;
}

/** A mail is checked within this time, in ms, or what is missing is `temperror`. */
const LONGEST_MS = 8_000;

/**
 * Checks a mail itself: SPF where the connection is known, DKIM, DMARC with alignment, ARC. Never rejects.
 *
 * @param ask should remember and be limited in time: see {@link cachingResolver}
 */
export async function verify(
  raw: Uint8Array,
  ask: Ask,
  connection?: Connection,
  longestMs = LONGEST_MS,
): Promise<Authenticity> {
  // Loaded when a mail is checked: most who run Posthorn leave that to their mail server.
  const { authenticate } = await import('mailauth');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestMs);
  });
  const checking = authenticate(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
    resolver: ask as (name: string, type: string) => Promise<string[][]>,
    disableBimi: true,
    mta: 'posthorn',
    strict: true,
    ...(connection && {
      ip: connection.ip,
      helo: connection.helo ?? `[${connection.ip}]`,
      sender: connection.mailFrom ?? '',
    }),
  });
  try {
    const found = await Promise.race([checking, late]);
    checking.catch(() => {});
    return found
      ? readFrom(found, connection !== undefined)
      : { ...UNCHECKED, by: 'own', dkim: 'temperror', dmarc: 'temperror', arc: 'temperror' };
  } catch {
    return { ...UNCHECKED, by: 'own', dkim: 'permerror' };
  } finally {
    clearTimeout(timer);
  }
}

interface Found {
  readonly spf?: { readonly status: { readonly result: string } } | false;
  readonly dkim?: {
    readonly results?: readonly {
      readonly signingDomain?: string;
      readonly status: { readonly result: string; readonly aligned?: string | false };
    }[];
  };
  readonly dmarc?: { readonly status: { readonly result: string } } | false;
  readonly arc?: { readonly status: { readonly result?: string } } | false;
}

function readFrom(found: unknown, hasConnection: boolean): Authenticity {
  const { spf, dkim, dmarc, arc } = found as Found;
  const signatures = dkim?.results ?? [];
  const fitting = signatures.filter(({ status }) => status.result === 'pass');
  // A signature of the sender's domain says most, then one that fits, then any.
  const [telling] = [...signatures.filter(({ status }) => status.aligned), ...fitting, ...signatures];
  return {
    spf: hasConnection && spf ? resultOf(spf.status.result) : 'unknown',
    dkim: fitting.some(({ status }) => status.aligned)
      ? 'pass'
      : resultOf(fitting[0]?.status.result ?? telling?.status.result ?? 'none'),
    dmarc: dmarc ? resultOf(dmarc.status.result) : 'none',
    arc: arc ? resultOf(arc.status.result ?? 'none') : 'none',
    by: 'own',
    signedBy: [
      ...new Set(fitting.flatMap(({ signingDomain }) => (signingDomain ? [signingDomain.toLowerCase()] : []))),
    ],
  };
}

const resultOf = (word: string): Result => RESULTS.find((result) => result === word) ?? 'neutral';
