import type { Problems } from '../problems.ts';
import { decodeText } from './charset.ts';
import { clean } from './header.ts';
import { decodeWords } from './words.ts';

/** A value with parameters: Content-Type, Content-Disposition (RFC 2045 §5.1, RFC 2183). */
export interface Structured {
  /** In lower case. */
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

/** A parameter, with what real mail adds: spaces around `=`, no quotes around values that need them, comments. */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|$)|([^;]*))/g;

/** Reads a structured header; a parameter that occurs twice keeps its first value. */
export function parseStructured(header: string, problems: Problems): Structured {
  const text = header.includes('(') ? withoutComments(header) : header;
  const value = /^[^;]*/.exec(text)?.[0].trim().replace(/^"|"$/g, '').toLowerCase() ?? '';
  const raw = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of text.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!raw.has(key)) raw.set(key, quoted === undefined ? plain.trim() : quoted.replace(/\\(["\\])/g, '$1'));
  }
  return { value: value.replace(/\s.*$/, ''), params: decoded(raw, problems) };
}

/** Comments outside of quotes (RFC 5322 §3.2.2), but not where they are never closed. */
function withoutComments(text: string): string {
  let made = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '\\' && (quoted || depth)) {
      if (!depth) made += char + (text[i + 1] ?? '');
      i++;
      continue;
    }
    if (char === '"' && !depth) quoted = !quoted;
    if (char === '(' && !quoted) depth++;
    else if (char === ')' && depth) depth--;
    else if (!depth) made += char;
  }
  return depth ? text : made;
}

const CONTINUED = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/;

/** Puts values together that were continued, and decodes what was encoded (RFC 2231), or encoded in the wrong way (RFC 2047). */
function decoded(raw: ReadonlyMap<string, string>, problems: Problems): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  const pieces = new Map<string, { readonly order: number; readonly value: string; readonly encoded: boolean }[]>();
  for (const [key, value] of raw) {
    const [, name, order, star] = CONTINUED.exec(key) ?? [];
    if (name === undefined) params.set(key, clean(decodeWords(value, problems)));
    else {
      const encoded = order === undefined || star !== undefined;
      pieces.set(name, [...(pieces.get(name) ?? []), { order: Number(order ?? 0), value, encoded }]);
    }
  }
  for (const [name, parts] of pieces)
    params.set(
      name,
      joinPieces(
        parts.sort((a, b) => a.order - b.order),
        problems,
      ),
    );
  return params;
}

function joinPieces(
  parts: readonly { readonly value: string; readonly encoded: boolean }[],
  problems: Problems,
): string {
  const [, charset, start] = (parts[0]?.encoded && /^([^']*)'[^']*'(.*)$/s.exec(parts[0].value)) || [];
  const values = parts.map(({ value, encoded }, index) => {
    const text = index === 0 && start !== undefined ? start : value;
    return encoded ? text : text.replaceAll('%', '%25');
  });
  const { text, sound } = decodeText(percentDecoded(values.join('')), charset ?? '');
  if (!sound) problems.add('charset');
  return clean(text.includes('=?') ? decodeWords(text, problems) : text);
}

function percentDecoded(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 0x25 ? String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      out[length++] = Number.parseInt(hex, 16);
      i += 2;
    } else out[length++] = bytes[i] as number;
  }
  return out.subarray(0, length);
}
