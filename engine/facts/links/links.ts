import type { Problems } from '../problems.ts';
import type { Body } from '../text/body.ts';
import { MOST_LINKS, type RawLink } from '../text/html.ts';
import { HOSTERS, isAmong, SHORTENERS } from './services.ts';
import { type Url, unescaped, urlOf } from './url.ts';

/** A link of a mail, as the catalogue has it. A type, not an interface, so that it is a plain value too. */
export type Link = {
  readonly url: string;
  readonly text: string;
  readonly host: string;
  readonly root: string;
  readonly shownRoot: string;
  readonly leadsTo: string;
  readonly isMisleading: boolean;
  readonly isShortened: boolean;
  readonly isHosted: boolean;
  readonly isIp: boolean;
  readonly isPunycode: boolean;
  readonly hasCredentials: boolean;
};

/** All links that lead to a host, each target once for each text that is shown for it. */
export function linksOf(body: Body, problems: Problems): readonly Link[] {
  const raw = [...body.links, ...body.forms.map((href) => ({ href, text: '' })), ...written(body)];
  const seen = new Set<string>();
  const links: Link[] = [];
  for (const { href, text } of raw) {
    const key = `${href} ${text}`;
    const url = seen.has(key) ? undefined : urlOf(href);
    if (!url) continue;
    seen.add(key);
    if (links.length >= MOST_LINKS) {
      problems.add('links');
      break;
    }
    links.push(linkOf(href, text, url));
  }
  return links;
}

const LONGEST_URL = 2_000;

function linkOf(href: string, text: string, url: Url): Link {
  const shown = domainShown(text);
  const leadsTo = targetOf(url.path);
  return {
    url: href.slice(0, LONGEST_URL),
    text,
    host: url.host,
    root: url.root,
    shownRoot: shown?.root ?? '',
    leadsTo: leadsTo?.root ?? '',
    isMisleading: shown !== undefined && shown.root !== url.root && shown.root !== leadsTo?.root,
    isShortened: isAmong(SHORTENERS, url.host, url.root),
    isHosted: isAmong(HOSTERS, url.host, url.root),
    isIp: url.isIp,
    isPunycode: url.host.includes('xn--') || /[^\p{ASCII}]/u.test(url.host),
    hasCredentials: url.hasCredentials,
  };
}

/** The host that a text claims to be: a URL or a domain, and nothing else. */
function domainShown(text: string): Url | undefined {
  const bare = text.trim().replace(/[.,;:!?)\]>…]+$/u, '');
  if (/\s/.test(bare) || bare.includes('@')) return undefined;
  if (/^https?:/i.test(bare)) return urlOf(bare);
  return /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?:[/?#].*)?$/u.test(bare) && !isFileName(bare)
    ? urlOf(`http://${bare}`)
    : undefined;
}

/** `invoice.pdf` is a file, whatever the list of top-level domains says of `.zip`. */
const isFileName = (text: string) =>
  /^[^/]*\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|gif|txt|html?|csv|eml|js|py|net)$/i.test(text) &&
  !/^www\./i.test(text);

/** The URL inside of a URL: where one that redirects says to lead. */
function targetOf(path: string): Url | undefined {
  const found = /[?&=/#;](https?(?::|%3a|%253a)(?:\/|\\|%2f|%252f){2}[^&\s]+)/i.exec(path);
  return found ? urlOf(unescaped(unescaped(found[1]!))) : undefined;
}

const WRITTEN = /\b(?:https?:\/\/|www\.)[^\s<>"'`，。；：！？、（）「」【】]{3,2000}/gi;

/** URLs that stand in the text: mail programs make links of them. */
function written({ text, links }: Body): readonly RawLink[] {
  const shown = new Set(links.map((link) => link.text));
  const found: RawLink[] = [];
  for (const [match] of text.matchAll(WRITTEN)) {
    if (found.length > MOST_LINKS) break;
    const url = match.replace(/[.,;:!?)\]>*_]+$/, '');
    if (shown.has(url)) continue;
    found.push({ href: /^www/i.test(url) ? `http://${url}` : url, text: url });
  }
  return found;
}
