import type { EffectEntry, FactGroup, HelperEntry, Param, StateEntry, TriggerEntry } from './entry.ts';
import type { Catalogue } from './index.ts';
import type { Field, Fields, Type } from './type.ts';
import type { Text } from './words.ts';

/** The reference of everything that a policy can name, in both languages, as Markdown. Kept in `docs/language.md`. */
export function languageDocument(catalogue: Catalogue): string {
  return [
    HEADER,
    '## Triggers',
    rows(['on', 'when'], catalogue.triggers.map(trigger)),
    EVENTS,
    ...catalogue.triggers.flatMap(eventData),
    ...catalogue.facts.map(facts),
    '## States',
    'A state can become true later, and stays true. It stands only in `until`, `any`, `all` and `endsWhen`.',
    rows(['state', 'meaning'], catalogue.states.map(state)),
    '## Helpers',
    ...catalogue.helpers.map(callable),
    STATEMENTS,
    '## Effects',
    'Every `await` of one is a durable step.',
    ...catalogue.effects.map(callable),
  ]
    .join('\n\n')
    .concat('\n');
}

const HEADER = `<!-- Written by \`npm run generate\` from engine/catalogue. Do not edit. -->

# What a policy can name

The same entries make the language's types, the hover texts of an editor and the checks of \`posthorn check\`.`;

const EVENTS = `Events of other systems are declared in the rules: [events](events.md).`;

/** What `run` is written in: statements of TypeScript, and what the language adds to wait. No entries of the catalogue. */
const STATEMENTS = `## Waiting, and what else \`run\` is written in

| write | meaning |
| --- | --- |
| \`await until(mail.read, '24h')\` | Waits for a state, no longer than that; true when it came in time. \`{ by: instant }\` instead of a duration. 等待某状态，最多等到期限。 |
| \`if (await until(…)) { … } else { … }\` | One step with two exits: happened, timed out. 一个步骤，两个出口。 |
| \`any(a, b)\`, \`all(a, b)\` | States put together. 状态的组合。 |
| \`await sleep('30m')\` | Waits, whatever happens. 无条件等待。 |
| \`for await (const n of every('1h', { times: 3 })) { … }\` | Waits, then does it; each pass may tell persons again. 每隔一段时间重复。 |
| \`await together(async () => { … }, async () => { … })\` | Branches at once; goes on when all are done. 并行分支。 |
| \`const chain = flow(async ({ levels }: { levels: readonly Who[] }) => { … })\` | A reusable flow, called by \`await chain({ levels: [li, chen] })\`. 可复用的流程。 |
| \`const\`, \`if\`, \`switch\`, \`for (const x of list)\`, \`try\`, \`return\` | As in TypeScript; what a \`catch\` has caught is opened by \`failure(error)\`. 与 TypeScript 相同。 |
| \`person\`, \`team\`, \`list('carriers.csv')\` | Declared once at the top of a file, exported and imported. 在文件顶层声明。 |`;

const trigger = ({ name, words, written = `'${name}'` }: TriggerEntry) => [`\`${written}\``, both(words.doc)];

const eventData = ({ name, words, data }: TriggerEntry) =>
  data
    ? [
        `## Facts of \`data\` of \`${name}\`\n\n${both(words.doc)}\n\n${rows(['fact', 'type', 'meaning', 'example'], factRows('data', data))}`,
      ]
    : [];

const facts = ({ name, words, fields }: FactGroup) =>
  [
    `## Facts of \`${name}\``,
    both(words.doc),
    rows(['fact', 'type', 'meaning', 'example'], factRows(name, fields)),
    ...[...objectsIn(fields)].map(([kind, inner]) => objectTable(kind, inner)),
  ].join('\n\n');

const objectTable = (name: string, fields: Fields) =>
  `### What a \`${name}\` has\n\n${rows(
    ['field', 'type', 'meaning', 'example'],
    Object.entries(fields).map(([field, { type, words, ...of }]) => [
      `\`${field}\``,
      shape(type),
      both(words.doc),
      example(of),
    ]),
  )}`;

/** The objects that facts are lists of, or that may be absent, by their names, each once. Others stand under their own row. */
function objectsIn(fields: Fields, known = new Map<string, Fields>()): ReadonlyMap<string, Fields> {
  for (const { type } of Object.values(fields)) {
    const inner = type.type === 'list' ? [type.of] : type.type === 'union' ? type.of : [type];
    for (const one of inner) {
      if (one.type !== 'object' || (one.name !== undefined && known.has(one.name))) continue;
      if (one.name !== undefined && one !== type) known.set(one.name, one.fields);
      objectsIn(one.fields, known);
    }
  }
  return known;
}

/** An object's fields stand under its own row: `mail.from`, `mail.from.domain`. */
function factRows(path: string, fields: Fields): string[][] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const here = `${path}.${name}`;
    const inner = field.type.type === 'object' ? factRows(here, field.type.fields) : [];
    return [[`\`${here}\``, shape(field.type), both(field.words.doc), example(field)], ...inner];
  });
}

function state({ name, words, on, untracked }: StateEntry): string[] {
  const where = on === 'handle' ? ' On what the effect returned.' : '';
  const never = untracked?.length ? ` Never reported by: ${untracked.join(', ')}.` : '';
  return [`\`${name}\``, `${both(words.doc)}${where}${never}`];
}

function callable(entry: HelperEntry | EffectEntry): string {
  const { name, words, params, returns } = entry;
  const gives = returns ? `\n\nGives: ${shape(returns)}` : '';
  const dear =
    'cost' in entry && entry.cost === 'dear'
      ? '\n\nDear: asked only after the cheap conditions let the mail through.'
      : '';
  const table = rows(['argument', 'type', 'meaning', 'example'], params.flatMap(param));
  return `### \`${name}\`\n\n${both(words.doc)}\n\n\`\`\`ts\n${entry.example}\n\`\`\`\n\n${table}${gives}${dear}`;
}

function param({ name, type, words, example: shown }: Param): string[][] {
  const row = [`\`${name}\``, shape(type), both(words.doc), shown ? `\`${shown}\`` : ''];
  if (type.type !== 'object') return [row];
  const inner = Object.entries(type.fields).map(([field, { optional, ...rest }]) => [
    `\`${name}.${field}\`${optional ? ' (optional)' : ''}`,
    shape(rest.type),
    both(rest.words.doc),
    example(rest),
  ]);
  return [row, ...inner];
}

const example = ({ example: shown }: Pick<Field, 'example'>) => (shown ? `\`${shown}\`` : '');

function shape(type: Type): string {
  switch (type.type) {
    case 'string':
      return type.oneOf ? type.oneOf.map((value) => `\`'${value}'\``).join(', ') : 'text';
    case 'list':
      return `list of ${shape(type.of)}`;
    case 'object':
      return type.name ?? 'object';
    case 'union':
      return type.of.map(shape).join(' or ');
    default:
      return type.type;
  }
}

const both = ({ en, zh }: Text) => `${en} ${zh}`;

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
