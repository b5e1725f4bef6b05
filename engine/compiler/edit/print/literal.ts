import { isName } from '../names/rename.ts';

export type Quote = "'" | '"';

/** The quotes that a file uses for its texts: those of its first import, or its first text; single ones unless it shows others. */
export function quoteOf(text: string): Quote {
  const found = /\bfrom\s*(['"])/.exec(text) ?? /(['"])/.exec(text);
  return found?.[1] === '"' ? '"' : "'";
}

const ESCAPES: { readonly [char: string]: string } = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const hex = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What a text says as a literal. Line breaks and controls are escaped; a quote is, unless the other quotes spare it. */
export function printText(value: string, quote: Quote = "'"): string {
  const other = quote === "'" ? '"' : "'";
  const used = value.includes(quote) && !value.includes(other) ? other : quote;
  return `${used}${escaped(value, used)}${used}`;
}

const escaped = (value: string, quote: string) =>
  value.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
    /[\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff'"`]|\p{Surrogate}/gu,
    (char) => ESCAPES[char] ?? (char === quote ? `\\${char}` : /['"`]/.test(char) ? char : hex(char)),
  );

/** A piece of a template: words, or an expression that is put in. */
export type TemplatePart = string | { readonly expression: string };

/** Words with facts put in: a template, or a plain literal where there are none. */
export function printTemplate(parts: readonly TemplatePart[], quote: Quote = "'"): string {
  if (parts.every((part) => typeof part === 'string')) return printText(parts.join(''), quote);
  const pieces = parts.map((part) =>
    typeof part === 'string' ? escaped(part, '`').replaceAll('${', '\\${') : `\${${part.expression.trim()}}`,
  );
  return `\`${pieces.join('')}\``;
}

/** `[a, b]` of what is printed already; on lines of its own where it would be longer than a line. */
export const printList = (items: readonly string[]): string => inLines('[', items, ']', '');

/** `{ a: 1 }` of values that are printed already. */
export const printObject = (fields: { readonly [name: string]: string }): string =>
  inLines(
    '{',
    Object.entries(fields).map(([name, value]) => (value === name ? name : `${printName(name)}: ${value}`)),
    '}',
    ' ',
  );

/** The longest list that stands on one line. */
const LONGEST = 80;

function inLines(open: string, items: readonly string[], close: string, space: string): string {
  if (items.length === 0) return open + close;
  const line = `${open}${space}${items.join(', ')}${space}${close}`;
  if (line.length <= LONGEST && !line.includes('\n')) return line;
  return `${open}\n${items.map((item) => `  ${item.replaceAll('\n', '\n  ')},\n`).join('')}${close}`;
}

/** The name of a field: with quotes where it needs them. */
export const printName = (name: string): string => (isName(name) ? name : printText(name));

/** The units of durations, the longest first. */
const UNITS = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** A duration as policies write it, in the largest unit that says it without a rest: `'90m'`, `'2h'`. @param ms not negative */
export function printDuration(ms: number, quote: Quote = "'"): string {
  const seconds = Math.max(0, Math.round(ms / 1_000)) * 1_000;
  const [unit, size] = (seconds > 0 && UNITS.find(([, each]) => seconds % each === 0)) || UNITS[4];
  return `${quote}${seconds / size}${unit}${quote}`;
}
