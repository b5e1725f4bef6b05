import type { Type } from './type.ts';

const LONGEST = 6;

/** A type as messages show it, in the words of TypeScript. */
export function printType(type: Type): string {
  switch (type.type) {
    case 'string':
      return type.oneOf ? literals(type.oneOf.map((value) => `'${value}'`)) : 'string';
    case 'number':
    case 'boolean':
      return type.oneOf ? literals(type.oneOf.map(String)) : type.type;
    case 'duration':
      return 'Duration';
    case 'instant':
      return 'Instant';
    case 'who':
      return type.team ? 'Team' : 'Who';
    case 'list':
      return type.of.type === 'union' ? `(${printType(type.of)})[]` : `${printType(type.of)}[]`;
    case 'object':
      return type.name ?? `{ ${Object.keys(type.fields).slice(0, LONGEST).join(', ')} }`;
    case 'union':
      return type.of.map(printType).join(' | ');
    default:
      return type.type;
  }
}

const literals = (values: readonly string[]) =>
  values.length > LONGEST ? `${values.slice(0, LONGEST).join(' | ')} | …` : values.join(' | ');
