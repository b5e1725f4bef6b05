import type { Field, Fields, Type } from './type.ts';

/** JSON Schema, draft 2020-12, as far as declared events need it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** What the data of an event must look like. Fields that nobody declared may be there: they are kept, and nobody reads them. */
export const schemaOf = (fields: Fields, about?: string): JsonSchema => ({
  $schema: DIALECT,
  ...(about && { description: about }),
  ...objectOf(fields),
});

function objectOf(fields: Fields): JsonSchema {
  const names = Object.entries(fields);
  const required = names.filter(([, { optional }]) => !optional).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map(([name, field]) => [name, described(field)])),
    ...(required.length && { required }),
  };
}

/** Many programs write null for what they leave out. */
function described({ type, words, optional }: Field): JsonSchema {
  const about = words.doc.en;
  const plain = typed(type);
  const schema = optional ? { ...plain, type: [plain.type, 'null'] } : plain;
  return about ? { description: about, ...schema } : schema;
}

function typed(type: Type): JsonSchema {
  switch (type.type) {
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'list':
      return { type: 'array', items: typed(type.of) };
    case 'object':
      return objectOf(type.fields);
    case 'string':
      return type.oneOf ? { type: 'string', enum: type.oneOf } : { type: 'string' };
    default:
      return { type: type.type };
  }
}
