import type { Known } from '../../plan/known.ts';

/** Where it stands in a rules folder. */
export const KNOWN = 'lists/known.csv';

/**
 * Reads what the company knows of itself and others: `own`, `partner` or `brand` and a domain; `account`, a number and the domain of whose it is; `person`, a name and the
 * addresses that she writes from (a row each); `server` and the name that a mail server of ours gives itself in Authentication-Results. Rows of another kind say nothing; `#` begins a comment line.
 */
export function readKnown(text: string): Known {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .map((line) => line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')));
  const domains = (kind: string) =>
    rows.flatMap(([of, value]) => (of === kind && value ? [value.toLowerCase().replace(/^@/, '')] : []));
  const pairs = (kind: string) =>
    rows.flatMap(([of, value, whose = '']) => (of === kind && value ? [[value, whose.toLowerCase()] as const] : []));
  return {
    own: domains('own'),
    partners: domains('partner'),
    brands: domains('brand'),
    accounts: pairs('account').map(([number, of]) => ({ number: number.replace(/[\s-]/g, '').toUpperCase(), of })),
    servers: domains('server'),
    people: pairs('person').map(([name, address]) => ({ name, address })),
  };
}
