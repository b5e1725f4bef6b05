/** A domain as people see it: labels in Punycode (RFC 3492) as the letters that they stand for. */
export const shownDomain = (domain: string): string =>
  domain.includes('xn--') ? domain.split('.').map(shownLabel).join('.') : domain;

const shownLabel = (label: string) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label);

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_N = 128;
const FIRST_BIAS = 72;
/** A label has 63 characters at most. */
const LONGEST = 63;

/** RFC 3492, section 6.2. Undefined for what is no Punycode. */
function decoded(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const dash = text.lastIndexOf('-');
  const out = [...text.slice(0, Math.max(0, dash))].map((char) => char.codePointAt(0)!);
  let n = FIRST_N;
  let bias = FIRST_BIAS;
  let i = 0;
  for (let at = dash + 1; at < text.length; ) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(at++));
      if (digit < 0) return undefined;
      i += digit * weight;
      const t = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < t) break;
      weight *= BASE - t;
    }
    bias = adapted(i - before, out.length + 1, before === 0);
    n += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return undefined;
    out.splice(i++, 0, n);
  }
  return String.fromCodePoint(...out);
}

function digitOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : -1;
}

/** RFC 3492, section 6.1. */
function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
