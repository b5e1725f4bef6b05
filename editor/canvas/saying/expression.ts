import { catalogue } from '../../../engine/catalogue/index.ts';
import type { Expression, ExpressionKind, Of } from '../../../engine/plan/expression.ts';
import { factNames, humanised, stateName, type Tongue } from './names.ts';
import { durationWords } from './time.ts';
import { WORDS } from './words.ts';

/** How many phrases of a list are named. */
const NAMED = 3;

type Print<K extends ExpressionKind> = (expression: Of<K>, tongue: Tongue) => string;

const PRINT: { readonly [K in ExpressionKind]: Print<K> } = {
  literal: ({ value }) => (typeof value === 'string' ? value : String(value)),
  absent: (_, { language }) => WORDS[language].nothing,
  template: ({ parts }, tongue) =>
    parts.map((part) => (typeof part === 'string' ? part : `‹${said(part, tongue)}›`)).join(''),
  name: ({ name }, tongue) =>
    tongue.people.get(name) ??
    factNames([name], tongue.language)?.[0] ??
    callWords(name, tongue) ??
    named(name, tongue),
  fact: ({ path }, tongue) => factOf(path.split('.'), tongue) ?? path,
  derived: ({ index }) => String(index + 1),
  property: (expression, tongue) => propertyWords(expression, tongue),
  index: ({ of, at }, tongue) => `${said(of, tongue)} [${said(at, tongue)}]`,
  unary: ({ op, of }, tongue) => (op === '!' ? negated(of, tongue) : `${op}${inner(of, tongue)}`),
  binary: ({ op, left, right }, tongue) => {
    const word = WORDS[tongue.language].binary[op] ?? op;
    return `${inner(left, tongue)} ${word} ${inner(right, tongue)}`;
  },
  logical: ({ op, left, right }, tongue) =>
    `${inner(left, tongue, op)}${WORDS[tongue.language].logical[op]}${inner(right, tongue, op)}`,
  choose: ({ test, then, else: otherwise }, tongue) =>
    WORDS[tongue.language].choose(said(test, tongue), said(then, tongue), said(otherwise, tongue)),
  array: ({ items }, tongue) =>
    listed(
      items.map((item) => said(item, tongue)),
      tongue,
    ),
  object: ({ fields }, tongue) =>
    fields.map(({ name, value }) => `${humanised(name)}: ${said(value, tongue)}`).join(', '),
  method: ({ of, name, args }, tongue) => {
    const word = WORDS[tongue.language].method[name];
    const given = args.map((arg) => said(arg, tongue)).join(', ');
    return `${inner(of, tongue)} ${word ?? humanised(name)} ${given}`.trim();
  },
  arrow: ({ body }, tongue) => said(body, tongue),
  helper: (expression, tongue) => helperWords(expression, tongue),
  pattern: ({ source }) => `/${source}/`,
  member: ({ list, value }, tongue) => WORDS[tongue.language].member(said(value, tongue), humanised(list)),
  who: ({ ref }, tongue) => placeWords(ref.split('.'), tongue),
};

/** An expression in words of the trade. */
export const said = (expression: Expression, tongue: Tongue): string =>
  (PRINT[expression.kind] as Print<ExpressionKind>)(expression as never, tongue).replace(/\s+/g, ' ');

/** A text as it is written, without what stands around a literal; a duration in words. */
export function plainly(expression: Expression, tongue: Tongue): string {
  if (expression.kind === 'literal' && typeof expression.value === 'string')
    return durationWords(expression.value, tongue.language) ?? expression.value;
  return said(expression, tongue);
}

/** Persons, one after the other. */
export function people(who: Expression, tongue: Tongue): string {
  if (who.kind !== 'array') return said(who, tongue);
  return who.items.map((one) => said(one, tongue)).join(WORDS[tongue.language].comma);
}

const named = (name: string, { constants }: Tongue) => {
  const value = constants.get(name)?.value;
  return value?.literal === undefined ? humanised(name) : String(value.literal);
};

const dotted = (expression: Expression): readonly string[] | undefined => {
  if (expression.kind === 'name') return [expression.name];
  const before = expression.kind === 'property' ? dotted(expression.of) : undefined;
  return before && expression.kind === 'property' ? [...before, expression.name] : undefined;
};

function factOf(path: readonly string[], { language }: Tongue): string | undefined {
  const names = factNames(path, language);
  return names && WORDS[language].fact(names);
}

function propertyWords(expression: Of<'property'>, tongue: Tongue): string {
  const { of, name } = expression;
  const path = dotted(expression);
  if (path) {
    const fact =
      factOf(path, tongue) ?? (path[0] === 'alerts' && name === 'told' ? WORDS[tongue.language].told : undefined);
    if (fact !== undefined) return fact;
    if (name in WORDS[tongue.language].place) return placeWords(path, tongue);
  }
  const state = stateName(name, tongue.language);
  if (state !== undefined) return WORDS[tongue.language].state(said(of, tongue), state);
  return `${said(of, tongue)} ${humanised(name)}`;
}

/** `purchasing.lead`: "head of Purchasing". */
function placeWords([name = '', ...places]: readonly string[], tongue: Tongue): string {
  const { place } = WORDS[tongue.language];
  const who = tongue.people.get(name) ?? humanised(name);
  return places.reduce((of, each) => place[each]?.(of) ?? `${of} ${humanised(each)}`, who);
}

function helperWords({ name, args: [first, ...rest] }: Of<'helper'>, tongue: Tongue): string {
  const { helper, count } = WORDS[tongue.language];
  const [options] = rest;
  // `any(mail.read, task.done)`: one or the other.
  if ((name === 'any' || name === 'all') && first)
    return [first, ...rest]
      .map((arg) => said(arg, tongue))
      .join(WORDS[tongue.language].logical[name === 'any' ? '||' : '&&']);
  if (name === 'count' && first && options?.kind === 'object') {
    const [of, within] = ['of', 'within'].map((each) => options.fields.find((field) => field.name === each)?.value);
    if (of && within) return count(triggerWords(first, tongue), said(of, tongue), plainly(within, tongue));
  }
  const what = rest.map((arg) => (name === 'mentions' ? phrases(arg, tongue) : said(arg, tongue))).join(', ');
  return `${first ? said(first, tongue) : ''} ${helper[name] ?? humanised(name)} ${what}`.trim();
}

/** `'mail.received'`: "a mail came in". */
function triggerWords(event: Expression, tongue: Tongue): string {
  const named = catalogue.triggers.find(({ name }) => event.kind === 'literal' && name === event.value);
  return named?.words.label[tongue.language] ?? said(event, tongue);
}

/** The first phrases of a list, also of one that has a name, and how many more there are. */
function phrases(expression: Expression, tongue: Tongue): string {
  const value = expression.kind === 'name' ? tongue.constants.get(expression.name)?.value.said : undefined;
  const list = value ?? expression;
  return list.kind === 'array'
    ? listed(
        list.items.map((item) => said(item, tongue)),
        tongue,
      )
    : said(list, tongue);
}

function listed(items: readonly string[], { language }: Tongue): string {
  const shown = items.slice(0, NAMED).join(WORDS[language].comma);
  return items.length > NAMED ? `${shown} ${WORDS[language].more(items.length - NAMED)}` : shown;
}

function negated(of: Expression, tongue: Tongue): string {
  const { not, is } = WORDS[tongue.language];
  const text = inner(of, tongue);
  return text.startsWith(is) ? `${is}${not}${text.slice(is.length)}` : `${not}${text}`;
}

/** `isOurs(mail.from.root)`: a helper of the rules, which the outline has as text. */
function callWords(text: string, tongue: Tongue): string | undefined {
  const [, name, given] = /^([A-Za-z_$][\w$]*)\(([\w$.?]*)\)$/.exec(text) ?? [];
  if (name === undefined || given === undefined) return undefined;
  const path = given.replaceAll('?', '').split('.');
  return `${humanised(name)} (${factOf(path, tongue) ?? path.map(humanised).join(' ')})`;
}

/** In brackets where it would be misread inside another expression. */
const inner = (expression: Expression, tongue: Tongue, op?: string): string =>
  (expression.kind === 'logical' && expression.op !== op) || expression.kind === 'choose'
    ? `(${said(expression, tongue)})`
    : said(expression, tongue);
