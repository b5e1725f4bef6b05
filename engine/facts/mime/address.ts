import { rootOf } from '../domain.ts';
import type { Problems } from '../problems.ts';
import { clean } from './header.ts';
import { decodeWords } from './words.ts';

/** One mailbox, as the catalogue has it. A type, not an interface, so that it is a plain value too. */
export type Address = {
  readonly address: string;
  readonly name: string;
  readonly local: string;
  readonly domain: string;
  readonly root: string;
};

export const NOBODY: Address = { address: '', name: '', local: '', domain: '', root: '' };

/** A list of mailboxes as it was written, taken apart at its commas. */
interface Draft {
  /** Words and quoted strings outside of angle brackets. */
  words: { readonly text: string; readonly quoted: boolean }[];
  comments: string[];
  angle: string | undefined;
}

const emptyDraft = (): Draft => ({ words: [], comments: [], angle: undefined });

/**
 * Reads a list of mailboxes (RFC 5322 §3.4 with its obsolete forms): `Li <li@x>`, `li@x (Li)`, `"Li, Wei" <li@x>`,
 * groups, routes, and what real programs write instead. What holds no address is left out.
 */
export function parseAddresses(header: string, problems: Problems): readonly Address[] {
  const found = draftsOf(header).flatMap((draft) => addressOf(draft, problems));
  if (found.length || !header.includes('=?')) return found;
  const decoded = decodeWords(header, problems);
  return decoded === header ? [] : draftsOf(decoded).flatMap((draft) => addressOf(draft, problems));
}

const TOKEN = /"((?:[^"\\]|\\.)*)(?:"|$)|<([^>]*)(?:>|$)|[(),;:]|[^\s"<(),;:]+|\s+/gs;

function draftsOf(header: string): readonly Draft[] {
  const drafts: Draft[] = [];
  let draft = emptyDraft();
  const close = () => {
    drafts.push(draft);
    draft = emptyDraft();
  };
  let at = 0;
  while (at < header.length) {
    TOKEN.lastIndex = at;
    const [token = '', quoted, angle] = TOKEN.exec(header) ?? [];
    if (!token) break;
    at += token.length;
    if (token === '(') {
      const end = commentEnd(header, at);
      draft.comments.push(header.slice(at, end - 1));
      at = end;
    } else if (token === ',' || token === ';') close();
    else if (token === ':' && !isAddressSoFar(draft)) draft = emptyDraft();
    else if (quoted !== undefined) draft.words.push({ text: quoted.replace(/\\(.)/gs, '$1'), quoted: true });
    else if (angle !== undefined) draft.angle ??= angle;
    else if (token !== ')') addWord(draft, token);
  }
  close();
  return drafts;
}

/** `mailto:li@x` and IPv6 literals hold colons; a group's name does not hold an at sign. */
const isAddressSoFar = (draft: Draft) => draft.words.some(({ text }) => text.includes('@'));

/** Atoms that touch, such as `li`, `:` … are one word; white space parts them. */
function addWord(draft: Draft, token: string): void {
  if (token.trim()) draft.words.push({ text: token, quoted: false });
}

/** Where a comment ends whose first character is at `from`; comments nest. */
function commentEnd(header: string, from: number): number {
  let depth = 1;
  let at = from;
  while (at < header.length && depth) {
    if (header[at] === '\\') at++;
    else if (header[at] === '(') depth++;
    else if (header[at] === ')') depth--;
    at++;
  }
  return depth ? header.length + 1 : at;
}

function addressOf({ words, comments, angle }: Draft, problems: Problems): readonly Address[] {
  const readable = (parts: readonly string[]) => clean(decodeWords(parts.join(' '), problems));
  if (angle !== undefined) {
    const spec = angle.replace(/^\s*(?:@[^:]*:)?\s*(?:mailto:|smtp:)?/i, '').replace(/\s+/g, '');
    const name = words.length ? words.map(({ text }) => text) : comments;
    return spec && !spec.endsWith(':;') ? [made(spec, readable(name))] : [];
  }
  const at = words.findLastIndex(({ text, quoted }) => !quoted && /[^@]@[^@]/.test(text));
  if (at < 0) {
    const [local, domain] = words.slice(-2);
    if (!local?.quoted || !domain || !/^@[^@]+$/.test(domain.text)) return [];
    return [made(local.text + domain.text, readable(words.slice(0, -2).map(({ text }) => text)))];
  }
  const names = words.filter((_, index) => index !== at).map(({ text }) => text);
  const spec = (words[at]?.text ?? '').replace(/^(?:mailto:|smtp:)/i, '').replace(/^[<'`]+|[>'`.]+$/g, '');
  return [made(spec, readable(names.length ? names : comments))];
}

function made(spec: string, name: string): Address {
  const address = clean(spec).toLowerCase();
  const sign = address.lastIndexOf('@');
  const local = (sign < 0 ? address : address.slice(0, sign)).replace(/^"(.*)"$/, '$1');
  const domain = sign < 0 ? '' : address.slice(sign + 1).replace(/\.+$/, '');
  return { address, name: unquoted(name, address), local, domain, root: rootOf(domain) };
}

/** `'Li Wei'` with the quotes of Outlook; the address once more is no name. */
function unquoted(name: string, address: string): string {
  const bare = name.replace(/^'(.*)'$/s, '$1').trim();
  return bare.toLowerCase() === address ? '' : bare;
}
