import { USUAL_CHANNELS } from '../../../engine/catalogue/channels.ts';
import type { Param } from '../../../engine/catalogue/entry.ts';
import type { Field as SchemaField, Type } from '../../../engine/catalogue/type.ts';
import type { Text } from '../../../engine/catalogue/words.ts';
import type { Piece } from '../../../engine/compiler/edit/outline/outline.ts';

/** How a value is set. */
export type Control =
  /** Words, facts among them. */
  | { readonly kind: 'words'; readonly isLong: boolean }
  /** A literal text: a title, a time of day. */
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'truth' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'duration' }
  /** A time, or a moment: of `until` and `sleep`. */
  | { readonly kind: 'deadline' }
  | { readonly kind: 'moment' }
  /** `one`; `some`: one, or a list where there are more; `list`: always a list. */
  | { readonly kind: 'who'; readonly count: 'one' | 'some' | 'list'; readonly hasTold?: boolean | undefined }
  | { readonly kind: 'template' }
  | { readonly kind: 'texts'; readonly known: readonly string[] }
  | { readonly kind: 'state' }
  | { readonly kind: 'condition'; readonly isOptional: boolean }
  | { readonly kind: 'event' }
  | { readonly kind: 'owner' }
  /** Which policies are kept quiet, and about what. */
  | { readonly kind: 'inhibits' }
  /** What a loop goes through. */
  | { readonly kind: 'several' }
  /** A fact by which a way is chosen. */
  | { readonly kind: 'subject' }
  | { readonly kind: 'group'; readonly fields: readonly FormField[]; readonly example: string }
  | { readonly kind: 'expression' };

export type Path = readonly (string | number)[];

/** Something that can be set of a step or a policy. */
export interface FormField {
  /** From the argument's index, or from the setting's name. */
  readonly path: Path;
  readonly label: Text;
  readonly doc?: Text | undefined;
  readonly example?: string | undefined;
  readonly control: Control;
  readonly isOptional: boolean;
  /** It is seldom wanted, and stands behind a fold. */
  readonly isMore: boolean;
  /** What stands there; absent: nothing does. */
  readonly piece?: Piece | undefined;
  /** Fields that go when this one is set: a text, for a template. */
  readonly instead?: readonly string[] | undefined;
}

export const keyOf = (path: Path): string => path.join('.');

const LONG: readonly string[] = ['text', 'note', 'body'];
/** Names that something is called by, in which no fact of a mail has a place. */
const NAMES: readonly string[] = ['in', 'key', 'language', 'folder'];

/** How a value of a type is set, by what the catalogue says of it. */
export function controlOf(name: string, type: Type, text?: Param['text']): Control {
  switch (type.type) {
    case 'string':
      if (type.oneOf) return { kind: 'choice', of: type.oneOf };
      if (name === 'template') return { kind: 'template' };
      return text || NAMES.includes(name) ? { kind: 'text' } : { kind: 'words', isLong: LONG.includes(name) };
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'truth' };
    case 'duration':
      return { kind: 'duration' };
    case 'instant':
      return { kind: 'moment' };
    case 'who':
      return { kind: 'who', count: 'one' };
    case 'list':
      if (type.of.type === 'who') return { kind: 'who', count: 'list' };
      return type.of.type === 'string' ? { kind: 'texts', known: name === 'by' ? USUAL_CHANNELS : [] } : EXPRESSION;
    case 'union': {
      const isWho = type.of.some((one) => one.type === 'who');
      const isMany = type.of.some((one) => one.type === 'list');
      if (isWho) return { kind: 'who', count: isMany ? 'some' : 'one' };
      const present = type.of.find((one) => one.type !== 'undefined');
      return present ? controlOf(name, present, text) : EXPRESSION;
    }
    case 'state':
      return { kind: 'state' };
    default:
      return EXPRESSION;
  }
}

export const EXPRESSION: Control = { kind: 'expression' };

/** How many optional fields stand before the fold. */
const SHOWN: { readonly [object: string]: readonly string[] } = {
  Notice: ['template', 'text', 'stage', 'priority'],
  NewTask: ['in', 'title', 'assign', 'note'],
  NewMail: ['to', 'subject', 'text', 'template', 'at'],
};
/** One of them alone makes sense. */
const EITHER: { readonly [object: string]: { readonly [field: string]: readonly string[] } } = {
  Notice: { template: ['text'], text: ['template'] },
  NewMail: { template: ['subject', 'text'], subject: ['template'], text: ['template', 'language'] },
};

/** The fields of a parameter: of an object those that it has, each at its own place. */
export function fieldsOfParam(
  name: string,
  param: SchemaField & Pick<Param, 'text'>,
  path: Path,
  piece: Piece | undefined,
): readonly FormField[] {
  const { type, words, optional = false, example, text } = param;
  const isOpen = piece === undefined || piece.fields !== undefined;
  if (type.type !== 'object' || !isOpen)
    return [
      {
        path,
        label: words.label,
        doc: words.doc,
        example,
        control: type.type === 'object' ? EXPRESSION : controlOf(name, type, text),
        isOptional: optional,
        isMore: false,
        piece,
      },
    ];
  return Object.entries(type.fields).map(([each, field]) => {
    const inner = piece?.fields?.[each];
    const shown = SHOWN[type.name ?? ''];
    return {
      path: [...path, each],
      label: field.words.label,
      doc: field.words.doc,
      example: field.example,
      control: nested(each, field, [...path, each], inner),
      isOptional: field.optional ?? false,
      isMore: shown !== undefined && (field.optional ?? false) && !shown.includes(each),
      piece: inner,
      instead: EITHER[type.name ?? '']?.[each],
    };
  });
}

function nested(name: string, field: SchemaField, path: Path, piece: Piece | undefined): Control {
  const { type, example = '{}' } = field;
  if (type.type !== 'object') return controlOf(name, type);
  if (piece && !piece.fields) return EXPRESSION;
  return { kind: 'group', fields: piece ? fieldsOfParam(name, field, path, piece) : [], example };
}

/** All fields, those of groups too. */
export const allFields = (fields: readonly FormField[]): readonly FormField[] =>
  fields.flatMap((field) => [field, ...(field.control.kind === 'group' ? allFields(field.control.fields) : [])]);
