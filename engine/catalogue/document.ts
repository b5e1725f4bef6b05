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
    ...catalogue.facts.map(facts),
    '## States',
    'A state can become true later, and stays true. It stands only in `until`, `any`, `all` and `endsWhen`.',
    rows(['state', 'meaning'], catalogue.states.map(state)),
    '## Helpers',
    ...catalogue.helpers.map(callable),
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

const trigger = ({ name, words }: TriggerEntry) => [`\`${name}\``, both(words.doc)];

const facts = ({ name, words, fields }: FactGroup) =>
  `## Facts of \`${name}\`\n\n${both(words.doc)}\n\n${rows(['fact', 'type', 'meaning', 'example'], factRows(name, fields))}`;

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
