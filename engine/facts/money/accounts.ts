/** An account that money could be paid to. A type, not an interface, so that it is a plain value too. */
export type Account = {
  /** `iban`, a bank `card` (Luhn), a Chinese or other `account` number that a text calls one, a `wallet` of a cryptocurrency. */
  readonly kind: 'iban' | 'card' | 'account' | 'wallet';
  /** Without spaces, in capitals. */
  readonly number: string;
  /** Of an IBAN: its country (ISO 3166); else empty. */
  readonly country: string;
  /** Its check digits are right. A plain account number has none, and counts as right. */
  readonly isValid: boolean;
};

/** Length by country (SWIFT's IBAN registry). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23
  GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31
  MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20`
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 2), Number(pair.slice(2))]),
);

const IBAN = /(?<![A-Z0-9])([A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{1,4}){3,9})/gi;
const CARD = /(?<![\d.,-])(?:62|60|9[0-9]|[345]\d)\d{2}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?![\d.,-]*\d)/g;
/** White space within limits, for several stretches of it that may be each other's take ages where there is much of it. */
const CALLED =
  /(?:账\s{0,3}号|帐\s{0,3}号|账\s{0,3}户|帐\s{0,3}户|卡\s{0,3}号|賬\s{0,3}號|帳\s{0,3}號|口座番号|account(?:\s{0,3}(?:no\.?|number|nr\.?|#))?|a\/c(?:\s{0,3}no\.?)?|acct\.?(?:\s{0,3}no\.?)?|kontonummer|konto-?nr\.?|konto|compte|cuenta|conta|numéro de compte)(?:\s{0,9}(?:is now|is|为|是|[:：#]))?[\s:：]{0,9}((?:\d[ -]?){8,24}\d)/giu;
const WALLET =
  /(?<![A-Za-z0-9])(?:bc1[a-z0-9]{25,60}|[13][a-km-zA-HJ-NP-Z1-9]{25,34}|0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33})(?![A-Za-z0-9])/g;

const MOST_ACCOUNTS = 100;

/** Account numbers of a text, each once. What only looks like one by chance mostly fails its check, and is told by `isValid`. */
export function accountsIn(text: string): readonly Account[] {
  const found = new Map<string, Account>();
  const add = (account: Account) => {
    if (found.size < MOST_ACCOUNTS && !found.has(account.number)) found.set(account.number, account);
  };
  for (const [, written = ''] of text.matchAll(IBAN)) {
    const account = ibanIn(written);
    if (account) add(account);
  }
  const isPartOf = (number: string) => [...found.keys()].some((known) => known.includes(number));
  for (const [written] of text.matchAll(CARD)) {
    const number = written.replace(/\D/g, '');
    if (number.length >= 15 && number.length <= 19 && isLuhn(number) && !isPartOf(number))
      add({ kind: 'card', number, country: '', isValid: true });
  }
  for (const [, written = ''] of text.matchAll(CALLED)) {
    const number = written.replace(/\D/g, '');
    if (!isPartOf(number))
      add(isCard(number) ? cardOf(number) : { kind: 'account', number, country: '', isValid: true });
  }
  for (const [number] of text.matchAll(WALLET))
    if (/\d/.test(number) && /[a-z]/i.test(number)) add({ kind: 'wallet', number, country: '', isValid: true });
  return [...found.values()];
}

/** Of Chinese bank cards (UnionPay): 16 to 19 digits that begin with 62. */
const isCard = (number: string) => /^62\d{14,17}$/.test(number);
const cardOf = (number: string): Account => ({ kind: 'card', number, country: '', isValid: isLuhn(number) });

/** An IBAN is as long as its country says: what follows it in capitals is not part of it. */
function ibanIn(written: string): Account | undefined {
  const bare = written.replace(/[\s\u00a0-]/g, '').toUpperCase();
  const country = bare.slice(0, 2);
  const length = LENGTHS[country];
  if (!length || bare.length < length) return undefined;
  const number = bare.slice(0, length);
  const isValid = isIban(number);
  // Written together, it must end there; a wrong one must look like one in all else.
  if (!isValid && (bare.length !== length || !/^[A-Z]{2}\d{2}[A-Z0-9]*\d{4,}/.test(number))) return undefined;
  return { kind: 'iban', number, country, isValid };
}

/** ISO 13616: modulo 97 of the number with its first four characters at the end. */
export function isIban(number: string): boolean {
  let rest = 0;
  for (const char of number.slice(4) + number.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812: the digit that ends every bank card. */
export function isLuhn(number: string): boolean {
  let sum = 0;
  [...number].reverse().forEach((char, index) => {
    const digit = Number(char) * (index % 2 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  });
  return sum % 10 === 0;
}
