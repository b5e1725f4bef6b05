import type { EffectEntry, FactGroup, HelperEntry, Param, StateEntry } from '../catalogue/entry.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { told } from '../catalogue/states/alert.ts';
import type { Field, Fields, Type } from '../catalogue/type.ts';
import type { Words } from '../catalogue/words.ts';

/**
 * The part of the language that the catalogue defines, as TypeScript: the types of facts, states, effects and helpers,
 * with the catalogue's words as hover texts. Kept in `generated.ts`; a test holds that file fresh.
 */
export function languageSource(catalogue: Catalogue): string {
  const objects = new Map<string, Extract<Type, { type: 'object' }>>();
  const see = (type: Type | undefined) => collect(type, objects);
  for (const { fields } of catalogue.facts) for (const { type } of Object.values(fields)) see(type);
  for (const { params } of [...catalogue.effects, ...catalogue.helpers])
    for (const { type, group } of params) if (!group) see(type);
  for (const { returns } of catalogue.effects) see(returns);
  return [
    HEADER,
    trigger(catalogue),
    eventData(catalogue),
    ...catalogue.facts.map((group) => factGroup(group, catalogue.states)),
    alerts(catalogue.states),
    ...[...objects].map(([name, { fields }]) => interfaceOf(name, fields, statesOf(name, catalogue.states, 'handle'))),
    ...catalogue.effects.map(effect),
    ...catalogue.helpers.map(helper),
  ]
    .join('\n\n')
    .concat('\n');
}

const HEADER = `// Written from engine/catalogue by engine/language/generate.ts. Do not edit: change the catalogue, then
// run \`npm run generate\`.
import type { Duration, Instant } from './duration.ts';
import type { Who } from './people.ts';
import { provider } from './provider.ts';
import type { State } from './state.ts';`;

function trigger({ triggers }: Catalogue): string {
  const named = triggers.filter(({ written }) => written === undefined);
  const lines = named.map(({ name, words }) => ` * - \`${name}\`: ${words.doc.en}`);
  return `/**\n * The events that start policies.\n *\n${lines.join('\n')}\n */\nexport type Trigger = ${named.map(({ name }) => `'${name}'`).join(' | ')};`;
}

/** What the events of Posthorn itself bring. */
function eventData({ triggers }: Catalogue): string {
  const members = triggers.flatMap(({ name, words, data }) => {
    if (!data) return [];
    const fields = interfaceOf('', data, []).replace('export interface  ', '');
    return [indent(`${doc(words)}\nreadonly '${name}': ${fields};`)];
  });
  return `/** The data of the events that bring some, by the event's name. */\nexport interface EventData {\n${members.join('\n')}\n}`;
}

function factGroup({ name, words, fields }: FactGroup, states: readonly StateEntry[]): string {
  return `${doc(words)}\n${interfaceOf(capital(name), fields, statesOf(name, states, 'event'))}`;
}

/** The one name that is no state and no fact: see `TOLD` in the catalogue. */
const TOLD = told.doc;

function alerts(states: readonly StateEntry[]): string {
  const member = indent(`/**\n * ${TOLD.en}\n *\n * ${TOLD.zh}\n */\nreadonly told: Who;`);
  const held = interfaceOf('Alerts', {}, statesOf('alerts', states, 'event'));
  return `/** All alerts about the event, whichever policy wished them. */\n${held.replace('{\n', `{\n${member}\n`)}`;
}

const statesOf = (owner: string, states: readonly StateEntry[], on: StateEntry['on']) =>
  states.filter((state) => state.on === on && state.name.startsWith(`${owner.toLowerCase()}.`));

function interfaceOf(name: string, fields: Fields, states: readonly StateEntry[]): string {
  const members = Object.entries(fields).map(([field, { type, optional, words, example }]) =>
    indent(`${doc(words, example)}\nreadonly ${field}${optional ? '?' : ''}: ${print(type)};`),
  );
  const held = states.map((state) => indent(`${doc(state.words)}\nreadonly ${state.name.split('.')[1]}: State;`));
  return `export interface ${name} {\n${[...members, ...held].join('\n')}\n}`;
}

function effect({ name, words, params, returns, example }: EffectEntry): string {
  const result = returns ? print(returns) : 'void';
  const values = params.filter(({ group }) => group === undefined);
  const args = values.map((param) => param.name).join(', ');
  const call =
    name === 'notify' ? `provider().notify(${args})` : `provider().perform('${name}', [${args}]) as Promise<${result}>`;
  const waits = name === 'sendMail' ? SENT_LATER : '';
  const asynchronous = waits ? 'async ' : '';
  return `${doc(words, example)}\nexport ${asynchronous}function ${name}(${signature(params)}): Promise<${result}> {\n${waits}  return ${call};\n}`;
}

/** A mail that is sent later is a wait, and then the sending. */
const SENT_LATER = '  if (mail.at !== undefined) await provider().sleep({ by: mail.at });\n';

/** In a helper, `mail` may stand for its subject and text, and a pattern is a regular expression literal. */
function helper({ name, words, params, returns, example }: HelperEntry): string {
  const result = print(returns);
  const args = params.map((param) => param.name).join(', ');
  return `${doc(words, example)}\nexport function ${name}(${signature(params)}): ${result} {\n  return provider().helper('${name}', [${args}]) as ${result};\n}`;
}

const signature = (params: readonly Param[]) =>
  params
    .map((param) => `${param.group ? '_' : ''}${param.name}${param.optional ? '?' : ''}: ${paramType(param)}`)
    .join(', ');

function paramType({ name, type }: Param): string {
  if (name === 'pattern') return 'RegExp';
  return name === 'text' ? 'string | Mail' : print(type);
}

function print(type: Type): string {
  switch (type.type) {
    case 'string':
      return type.oneOf ? type.oneOf.map((value) => `'${value}'`).join(' | ') : 'string';
    case 'list':
      return `readonly ${/[|]/.test(print(type.of)) ? `(${print(type.of)})` : print(type.of)}[]`;
    case 'object':
      return type.name ?? 'object';
    case 'union':
      return type.of.map(print).join(' | ');
    case 'who':
      return 'Who';
    case 'duration':
      return 'Duration';
    case 'instant':
      return 'Instant';
    case 'state':
      return 'State';
    default:
      return type.type;
  }
}

function collect(type: Type | undefined, into: Map<string, Extract<Type, { type: 'object' }>>): void {
  if (type?.type === 'list') collect(type.of, into);
  if (type?.type === 'union') for (const member of type.of) collect(member, into);
  if (type?.type !== 'object') return;
  if (type.name) into.set(type.name, type);
  for (const field of Object.values(type.fields) satisfies Field[]) collect(field.type, into);
}

function doc({ doc: { en, zh } }: Words, example?: string): string {
  const shown = example ? `\n *\n * @example ${example}` : '';
  return `/**\n * ${en}\n *\n * ${zh}${shown}\n */`.replaceAll(/\*\/(?!$)/g, '*\\/');
}

const indent = (text: string) =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);
