/** What a decoding gave, and whether the declared character set was right. */
export interface Decoded {
  readonly text: string;
  readonly sound: boolean;
}

/** Labels that mail uses and the WHATWG Encoding Standard does not list, without `x-`, `cs` and separators. */
const ALIASES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  windows932: 'shift_jis',
  windows31j: 'shift_jis',
  cp936: 'gbk',
  windows936: 'gbk',
  ms936: 'gbk',
  gb23121980: 'gbk',
  euccn: 'gbk',
  gb180302000: 'gb18030',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  cp950: 'big5',
  windows950: 'big5',
  big5eten: 'big5',
  big5tw: 'big5',
  cp874: 'windows-874',
  eucjp: 'euc-jp',
  iso2022jp1: 'iso-2022-jp',
  iso2022jp2: 'iso-2022-jp',
  iso2022jpms: 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  utf8mb4: 'utf-8',
  unicode11utf8: 'utf-8',
  iso88598i: 'iso-8859-8',
  iso88598e: 'iso-8859-8',
};

/** Labels that say nothing. */
const SILENT = /^(?:|default|unknown.*|xunknown|none|null|undefined|ansi|8bit|binary|extendedascii)$/;
const ASCII = /^(?:ascii|usascii|ansix3419(?:68|86)|iso646us|646)$/;
/** ISO-8859-1 is named by programs that do not know better; what is UTF-8 all the same is read so. */
const NAMED_IN_VAIN = /^(?:iso88591|latin1|windows1252|cp1252)$/;
/** What all of those are to the WHATWG Encoding Standard. */
const LATIN = 'windows-1252';

type Decode = (bytes: Uint8Array) => string;

interface Decoders {
  readonly strict: Decode;
  readonly lenient: Decode;
}

const known = new Map<string, Decoders>();

/** Decoders of a label, or undefined where this engine has none: those are not kept, for senders invent them. */
function decodersOf(label: string): Decoders | undefined {
  const decoders = known.get(label) ?? made(label) ?? made(label.replace(/[-_\s:.]+/g, ''));
  if (decoders) known.set(label, decoders);
  return decoders;
}

function made(label: string): Decoders | undefined {
  try {
    const strict = new TextDecoder(label, { fatal: true });
    const lenient = new TextDecoder(label);
    return {
      strict: (bytes: Uint8Array) => strict.decode(bytes),
      lenient: (bytes: Uint8Array) => lenient.decode(bytes),
    };
  } catch {
    return undefined;
  }
}

const utf8 = made('utf-8') as Decoders;
const latin = made(LATIN) ?? utf8;

/** Bytes of ASCII, and others as what Windows takes them for. Never fails, loses nothing of ASCII. */
export const latinText = (bytes: Uint8Array): string => latin.lenient(bytes);

export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 0x7f) return false;
  return true;
}

const attempt = (decode: Decode, bytes: Uint8Array): string | undefined => {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
};

/** Labels that may be asked for: everything else is some sender's invention and not kept. */
const LABEL = /^[\w.:+-]{1,40}$/;

/**
 * Decodes a text by the character set that was declared, or by a guess where none was, an unknown or a wrong one.
 *
 * @param label as declared, in any spelling; empty for none
 * @param hint a character set to try before others where the label does not help
 */
export function decodeText(bytes: Uint8Array, label: string, hint = ''): Decoded {
  const name = canonical(label);
  if (name === 'utf-7') return { text: decodeUtf7(latinText(bytes)), sound: true };
  const mayBeGuessed = SILENT.test(name) || ASCII.test(name);
  if (mayBeGuessed && isAscii(bytes)) return { text: sevenBit(bytes), sound: true };
  const decoder = mayBeGuessed ? undefined : decodersOf(name);
  if (!decoder) return guess(bytes, hint, name === '');
  if (name === LATIN) {
    const text = isAscii(bytes) ? undefined : attempt(utf8.strict, bytes);
    if (text !== undefined) return { text, sound: false };
  }
  const text = attempt(decoder.strict, bytes);
  if (text !== undefined) return { text, sound: true };
  const lenient = decoder.lenient(bytes);
  return { text: isMostlySound(lenient) ? lenient : guess(bytes, hint, false).text, sound: false };
}

/** Whether far more characters beyond ASCII could be read than not: then the character set is right and some bytes are wrong. */
function isMostlySound(text: string): boolean {
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  const read = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return read > lost * 2;
}

/** ASCII, or ISO-2022-JP, which announces itself by its escape sequences (RFC 1468). */
function sevenBit(bytes: Uint8Array): string {
  const text = latinText(bytes);
  return text.includes('\u001b$') ? (decodersOf('iso-2022-jp')?.lenient(bytes) ?? text) : text;
}

function canonical(label: string): string {
  const name = label
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .toLowerCase();
  const bare = name.replace(/^(?:x-|cs)/, '').replace(/[-_\s:.]+/g, '');
  if (/^(?:unicode11|)utf7$/.test(bare)) return 'utf-7';
  if (NAMED_IN_VAIN.test(bare)) return LATIN;
  if (SILENT.test(bare) || ASCII.test(bare)) return bare;
  return ALIASES[bare] ?? (LABEL.test(name) ? name : 'unknown');
}

/** UTF-8 where it is; then the hint; then the double-byte sets of East Asia where the bytes look like one. */
function guess(bytes: Uint8Array, hint: string, silent: boolean): Decoded {
  const asUtf8 = attempt(utf8.strict, bytes);
  if (asUtf8 !== undefined) return { text: asUtf8, sound: silent };
  const hinted = hint && !ASCII.test(canonical(hint)) ? decodersOf(canonical(hint)) : undefined;
  const likely = eastAsian(bytes);
  const trusted = isMostlySound(utf8.lenient(bytes)) ? [] : [hinted, ...likely.map(decodersOf)];
  for (const decoder of trusted) {
    const text = decoder && attempt(decoder.strict, bytes);
    if (text !== undefined) return { text: japanese(text, bytes) ?? text, sound: false };
  }
  const lenient = utf8.lenient(bytes);
  return { text: isMostlySound(lenient) ? lenient : latinText(bytes), sound: false };
}

/** Kana have the same codes in GB 2312 and EUC-JP, kanji have not; Chinese mail has no kana. */
function japanese(text: string, bytes: Uint8Array): string | undefined {
  const kana = text.match(/[\u3041-\u30ff]/g)?.length ?? 0;
  const euc = kana > text.length / 20 ? decodersOf('euc-jp') : undefined;
  return euc && attempt(euc.strict, bytes);
}

/** Of the bytes beyond ASCII, how many stand in pairs of two such bytes, and how many lead a byte of ASCII letters. */
function pairs(bytes: Uint8Array): { readonly high: number; readonly mixed: number } {
  let high = 0;
  let mixed = 0;
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] as number) < 0x80) continue;
    const next = bytes[i + 1] ?? 0;
    if (next >= 0x80) high++;
    else mixed++;
    if (next >= 0x40) i++;
  }
  return { high, mixed };
}

/** Western text has its accents one by one. In GB 2312 both bytes of a character are high; in Big5 nearly half of the second bytes are ASCII. */
function eastAsian(bytes: Uint8Array): readonly string[] {
  const { high, mixed } = pairs(bytes);
  if (mixed > high * 2) return [];
  return mixed > high / 8 ? ['big5', 'gb18030', 'shift_jis'] : ['gb18030', 'big5', 'euc-jp'];
}

/** RFC 2152: UTF-16 in modified base64 between `+` and `-`. */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, base64: string) => {
    if (!base64) return '+';
    let bits = 0;
    let held = 0;
    let made = '';
    for (const char of base64) {
      held =
        ((held << 6) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(char)) & 0x3fffff;
      bits += 6;
      if (bits < 16) continue;
      bits -= 16;
      made += String.fromCharCode((held >> bits) & 0xffff);
    }
    return made;
  });
}
