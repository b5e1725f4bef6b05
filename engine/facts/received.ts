import { parseDate } from './mime/date.ts';
import type { Headers } from './mime/header.ts';

/** A station of a mail's way, as the server that wrote the line saw it (RFC 5321, section 4.4). All but the first is hearsay. */
export type Hop = {
  /** What the peer called itself. */
  readonly from: string;
  /** Its address; empty where the line has none. */
  readonly ip: string;
  /** The server that wrote the line. */
  readonly by: string;
  /** How it came: `esmtps`. */
  readonly with: string;
  readonly at?: string;
};

/** A mail passes fewer servers, or somebody plays with us. */
const MOST_HOPS = 100;
const LONGEST = 2_000;

/** The way of a mail, the last server first, as the headers stand. */
export const hopsOf = (headers: Headers): readonly Hop[] => headers.all('received').slice(0, MOST_HOPS).map(hopOf);

const IP =
  /\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:IPv6:)?(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){7})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}\b/i;

function hopOf(value: string): Hop {
  const line = value.slice(0, LONGEST);
  const end = line.lastIndexOf(';');
  const said = end < 0 ? line : line.slice(0, end);
  const word = (name: string) =>
    new RegExp(`(?:^|[\\s)])${name}\\s+([^\\s;()]+)`, 'i').exec(said)?.[1]?.toLowerCase() ?? '';
  const date = end < 0 ? undefined : parseDate(line.slice(end + 1).trim());
  const [, before = said] = /^([\s\S]*?)(?:^|\s)by\s/i.exec(said) ?? [];
  const ip =
    IP.exec(before)?.[0]
      .replace(/^ipv6:/i, '')
      .toLowerCase() ?? '';
  return { from: word('from'), ip, by: word('by'), with: word('with'), ...(date !== undefined && { at: date }) };
}
