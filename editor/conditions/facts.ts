import { catalogue } from '../../engine/catalogue/index.ts';
import type { Fields, Type } from '../../engine/catalogue/type.ts';
import type { Text } from '../../engine/catalogue/words.ts';

/** A value that a condition or a text can name at a place. */
export interface Fact {
  /** TypeScript: `mail.from.domain`. */
  readonly path: string;
  /** In the analyst's words: "sender domain", 「发件人的域名」. */
  readonly label: Text;
  readonly doc: Text;
  readonly type: Type;
  readonly example?: string | undefined;
}

/** A name with what is known of its value: a group of facts, what a step gave, an item of a list. */
export interface Root {
  readonly name: string;
  readonly label: Text;
  readonly doc?: Text | undefined;
  readonly type: Type;
  /** Whether its own words stand before those of its fields: "there hour", but "sender domain". */
  readonly isNamed: boolean;
}

const EMPTY: Text = { en: '', zh: '' };

/** The facts of the catalogue's groups, as roots. */
export const groupRoots = (names: readonly string[]): readonly Root[] =>
  catalogue.facts
    .filter(({ name }) => names.includes(name))
    .map(({ name, words, fields }) => ({
      name,
      label: words.label,
      doc: words.doc,
      type: { type: 'object', name, fields },
      isNamed: false,
    }));

/** All that can be named below some roots, each before what stands deeper. Objects themselves are no values, lists are. */
export const factsBelow = (roots: readonly Root[]): readonly Fact[] =>
  roots.flatMap(({ name, label, doc = EMPTY, type, isNamed }) => {
    const object = objectIn(type);
    const own = object ? [] : [{ path: name, label, doc, type }];
    return [...own, ...(object ? fieldsBelow(name, isNamed ? label : EMPTY, object.fields, isMaybe(type)) : [])];
  });

function fieldsBelow(prefix: string, said: Text, fields: Fields, isOptional: boolean): readonly Fact[] {
  return Object.entries(fields).flatMap(([name, { type, words, example }]) => {
    const path = `${prefix}${isOptional ? '?.' : '.'}${name}`;
    const label = joined(said, words.label);
    const object = objectIn(type);
    if (object) return fieldsBelow(path, label, object.fields, isMaybe(type));
    // Whom to tell is no value to compare.
    if (type.type === 'who') return [];
    const fact: Fact = { path, label, doc: words.doc, type, example };
    return type.type === 'list' ? [fact, lengthOf(fact)] : [fact];
  });
}

const lengthOf = ({ path, label }: Fact): Fact => ({
  path: `${path}.length`,
  // The words of a list may name one of it, or the whole: "thread", "way".
  label: { en: `${label.en}: how many`, zh: `${label.zh}：数量` },
  doc: { en: `How many entries “${label.en}” has.`, zh: `“${label.zh}”中有多少项。` },
  type: { type: 'number' },
});

const joined = (a: Text, b: Text): Text => ({
  en: [a.en, b.en].filter(Boolean).join(' '),
  zh: [a.zh, b.zh].filter(Boolean).join('的'),
});

const isMaybe = (type: Type): boolean => type.type === 'union' && type.of.some((one) => one.type === 'undefined');

/** The object that a value is, where it is one that may be absent, too. */
function objectIn(type: Type): Extract<Type, { type: 'object' }> | undefined {
  if (type.type === 'object') return type;
  return isMaybe(type) && type.type === 'union' ? type.of.find((one) => one.type === 'object') : undefined;
}

/** What a value is where it is not absent. */
export const presentType = (type: Type): Type =>
  type.type === 'union' ? (type.of.find((one) => one.type !== 'undefined' && one.type !== 'null') ?? type) : type;

const plainPath = (path: string) => path.replaceAll('?.', '.');

export const factNamed = (facts: readonly Fact[], path: string): Fact | undefined =>
  facts.find((fact) => plainPath(fact.path) === plainPath(path));

/** What an expression gives, as far as its text tells: a fact, or what is made of one. Undefined: not known. */
export function typeOf(text: string, facts: readonly Fact[]): Type | undefined {
  const known = factNamed(facts, text);
  if (known) return presentType(known.type);
  if (/^(?:mentions|matches)\(/.test(text) || /\.(?:includes|startsWith|endsWith|has|some|every)\(.*\)$/s.test(text))
    return { type: 'boolean' };
  if (/^count\(/.test(text) || /\.(?:length|indexOf\([^()]*\))$/.test(text)) return { type: 'number' };
  if (/\.(?:toLowerCase|toUpperCase|trim|trimStart|trimEnd|slice|replaceAll|replace)\([^()]*\)$/.test(text))
    return { type: 'string' };
  if (/^(['"`])/.test(text)) return { type: 'string' };
  return /^\d+$/.test(text) ? { type: 'number' } : /^(?:true|false)$/.test(text) ? { type: 'boolean' } : undefined;
}

/** The mail itself, in which phrases are looked for. */
export const WHOLE_MAIL: Fact = {
  path: 'mail',
  label: { en: 'mail, subject and text', zh: '邮件的主题与正文' },
  doc: { en: 'Subject, text and names of attachments.', zh: '主题、正文与附件名称。' },
  type: { type: 'object', name: 'Mail', fields: {} },
};

/** Facts of which each word that is searched stands somewhere in name, meaning or path, in either language; the closest first. */
export function searchedFacts(facts: readonly Fact[], query: string): readonly Fact[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return facts;
  const rank = ({ path, label, doc }: Fact): number => {
    const names = `${label.en}\n${label.zh}\n${path}`.toLowerCase();
    const all = `${names}\n${doc.en}\n${doc.zh}`.toLowerCase();
    if (!wanted.every((word) => all.includes(word))) return 0;
    if (names.split('\n').some((line) => line.startsWith(wanted[0]!))) return 3;
    return wanted.every((word) => names.includes(word)) ? 2 : 1;
  };
  return facts
    .map((fact) => [rank(fact), fact] as const)
    .filter(([found]) => found > 0)
    .sort(([a], [b]) => b - a)
    .map(([, fact]) => fact);
}
