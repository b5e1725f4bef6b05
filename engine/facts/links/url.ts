import { rootOf } from '../domain.ts';
import { shownDomain } from '../likeness/idn.ts';

/** A URL of a mail, as far as it matters where it leads. A program of our own: what is hostile must not throw. */
export interface Url {
  /** In lower case, with the colon: `https:`. */
  readonly scheme: string;
  /** In lower case, as it is sent: Punycode stays. */
  readonly host: string;
  /** The registrable domain. */
  readonly root: string;
  /** The host as people see it. */
  readonly shown: string;
  readonly isIp: boolean;
  /** `user:password@` before the host, which reads like a host. */
  readonly hasCredentials: boolean;
  /** From the first slash on. */
  readonly path: string;
}

const SHAPE = /^\s*([a-z][a-z0-9+.-]*:)[\\/]*([^\\/?#]*)([\s\S]*)$/i;
const LONGEST = 8_000;

/** Undefined for what is no address of a host: `mailto:`, `tel:`, `#top`, a path. */
export function urlOf(text: string): Url | undefined {
  const [, scheme = '', authority = '', path = ''] = SHAPE.exec(text.slice(0, LONGEST).replace(/[\t\r\n]/g, '')) ?? [];
  if (!/^(?:https?|ftp):$/i.test(scheme) || !authority) return undefined;
  const at = authority.lastIndexOf('@');
  const host = unescaped(authority.slice(at + 1))
    .replace(/:\d*$/, '')
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.+$/, '');
  if (!host || /[\s<>"]/.test(host)) return undefined;
  const isIp = isIpAddress(host);
  return {
    scheme: scheme.toLowerCase(),
    host,
    root: isIp ? host : rootOf(host),
    shown: shownDomain(host),
    isIp,
    hasCredentials: at > 0,
    path,
  };
}

export function unescaped(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

/** As browsers take one: four numbers, one large one, octal and hexadecimal ones, or IPv6 in brackets. */
const isIpAddress = (host: string) =>
  /^\[[0-9a-f:.]+\]$/.test(host) || /^(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}$/.test(host);
