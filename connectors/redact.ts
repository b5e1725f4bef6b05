/**
 * An address as logs and terminals may show it: `l***@example.com`, `+86 138****5678`, `https://hooks.example.com/…`. Whoever knows
 * it recognises it; whoever does not learns little. Anything else keeps its first two characters.
 */
export function redacted(address: string): string {
  const text = address.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const mail = /^(?<first>.)[^@]*@(?<domain>[^@\s]{1,255})$/u.exec(text)?.groups;
  if (mail) return `${mail.first}***@${mail.domain}`;
  if (URL.canParse(text) && /^https?:/i.test(text)) return `${new URL(text).origin}/…`;
  const digits = text.replace(/[\s().-]/g, '');
  if (/^\+?\d{6,20}$/.test(digits)) return number(digits);
  const characters = Array.from(text);
  return characters.length > 4 ? `${characters.slice(0, 2).join('')}***` : '***';
}

/** The country, the beginning and the last four digits (E.164). */
function number(digits: string): string {
  const { country = '', rest = '' } = /^(?<country>\+(?:1|7|\d{2}))?(?<rest>\d+)$/.exec(digits)?.groups ?? {};
  const shown = rest.length > 8 ? `${rest.slice(0, 3)}****${rest.slice(-4)}` : `****${rest.slice(-2)}`;
  return country ? `${country} ${shown}` : shown;
}

const ADDRESSES = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+|\+\d[\d\s().-]{5,20}\d/gu;

/** A sentence whose mail addresses and phone numbers are {@link redacted}. */
export const redactedIn = (text: string): string => text.replace(ADDRESSES, (address) => redacted(address));
