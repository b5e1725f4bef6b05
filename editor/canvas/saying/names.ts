import { catalogue } from '../../../engine/catalogue/index.ts';
import type { Type } from '../../../engine/catalogue/type.ts';
import type { Text } from '../../../engine/catalogue/words.ts';
import type { Outline, OutlineConstant } from '../../../engine/compiler/edit/outline/outline.ts';

export type Language = keyof Text;

/** What words are made with: the language, and what names of the policy and its folder stand for. */
export interface Tongue {
  readonly language: Language;
  /** Names of persons and teams as people call them, by their name in the rules. */
  readonly people: ReadonlyMap<string, string>;
  /** The top level of the file: lists of phrases, durations. */
  readonly constants: ReadonlyMap<string, OutlineConstant>;
}

/** `team('purchasing', { name: 'Purchasing', … })` */
const NAMED = /^(?:person|team)\([^{]*\{[\s\S]*?\bname:\s*(['"`])((?:\\.|(?!\1).)*)\1/;

/** Persons and teams that a file of people declares. */
export const peopleIn = ({ constants }: Outline): readonly (readonly [string, string])[] =>
  constants.flatMap(({ name, value }) => {
    const called = NAMED.exec(value.text)?.[2];
    return called === undefined ? [] : [[name, called] as const];
  });

export const tongueOf = (language: Language, people: Tongue['people'], { constants }: Outline): Tongue => ({
  language,
  people,
  constants: new Map(constants.map((one) => [one.name, one])),
});

/** `buyersInEurope` as words. */
export const humanised = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll(/[_$]+/g, ' ')
    .trim();

/** What the catalogue calls `mail.from.domain`, one name for each part; undefined: no fact. */
export function factNames(path: readonly string[], language: Language): readonly string[] | undefined {
  const [first, ...rest] = path;
  const group = catalogue.facts.find(({ name }) => name === first);
  if (!group) return undefined;
  const found: string[] = rest.length === 0 ? [group.words.label[language]] : [];
  let fields: { readonly [name: string]: { type: Type; words: { label: { en: string; zh: string } } } } = group.fields;
  for (const name of rest) {
    const field = fields[name];
    if (!field) return undefined;
    found.push(field.words.label[language]);
    fields = fieldsOf(field.type);
  }
  return found;
}

function fieldsOf(type: Type): Extract<Type, { type: 'object' }>['fields'] {
  if (type.type === 'object') return type.fields;
  const inner = type.type === 'union' ? type.of.find((one) => one.type === 'object') : undefined;
  return inner ? fieldsOf(inner) : {};
}

/** `done`, `read`: what the catalogue calls a state by its last name. */
export const stateName = (name: string, language: Language): string | undefined =>
  catalogue.states.find((state) => state.name.endsWith(`.${name}`))?.words.label[language];
