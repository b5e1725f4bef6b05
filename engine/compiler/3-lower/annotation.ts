import type { TSType, TSTypeAnnotation, TSTypeElement } from '@babel/types';
import type { Text } from '../../catalogue/words.ts';
import { PRIORITIES, STAGES } from '../../plan/priority.ts';
import { typeForm } from '../diagnostics/grammar.ts';
import { recursion } from '../diagnostics/names.ts';
import { namedObjects } from '../language-names.ts';
import { closest } from '../spell.ts';
import { HOURS } from '../types/hours.ts';
import {
  BOOLEAN,
  DURATION,
  type Field,
  fromCatalogue,
  INSTANT,
  listOf,
  NULL,
  NUMBER,
  STRING,
  TEAM,
  type Type,
  UNDEFINED,
  UNKNOWN,
  WHO,
} from '../types/type.ts';
import { unionOf } from '../types/union.ts';
import { type Context, report, textOf } from './context.ts';
import type { Takes } from './entity.ts';
import { FAILURE_TYPE } from './expressions/failure.ts';
import { resolve } from './resolve.ts';
import { Scope } from './scope.ts';
import { Unit } from './unit.ts';

const GROUPS: { readonly [name: string]: string } = { Mail: 'mail', Alerts: 'alerts', Tick: 'tick' };

const NAMED: { readonly [name: string]: Type } = {
  Who: WHO,
  Person: WHO,
  Team: TEAM,
  Duration: DURATION,
  Instant: INSTANT,
  Hours: HOURS,
  Failure: FAILURE_TYPE,
  Priority: { type: 'string', oneOf: PRIORITIES },
  Stage: { type: 'string', oneOf: STAGES },
  ...Object.fromEntries([...namedObjects()].map(([name, type]) => [name, fromCatalogue(type)])),
};

/** What a written type says: `: Mail` is the group of facts, everything else a type of values. */
export function annotated(node: { readonly type: string } & object, cx: Context): Takes {
  const written = node.type === 'TSTypeAnnotation' ? (node as TSTypeAnnotation).typeAnnotation : (node as TSType);
  const group = written.type === 'TSTypeReference' ? groupOf(written, cx) : undefined;
  return group === undefined ? { kind: 'value', type: typeOf(written, cx) } : { kind: 'group', group };
}

type Reference = Extract<TSType, { type: 'TSTypeReference' }>;

function languageNameOf({ typeName }: Reference, cx: Context): string | undefined {
  const declared = typeName.type === 'Identifier' ? cx.module.names.get(typeName.name) : undefined;
  return declared?.kind === 'language' ? declared.name : undefined;
}

const groupOf = (node: Reference, cx: Context) => GROUPS[languageNameOf(node, cx) ?? ''];

/** The type that an annotation names. What the checker does not reckon with is refused. */
export function typeOf(node: TSType, cx: Context): Type {
  switch (node.type) {
    case 'TSStringKeyword':
      return STRING;
    case 'TSNumberKeyword':
      return NUMBER;
    case 'TSBooleanKeyword':
      return BOOLEAN;
    case 'TSNullKeyword':
      return NULL;
    case 'TSUndefinedKeyword':
      return UNDEFINED;
    case 'TSParenthesizedType':
      return typeOf(node.typeAnnotation, cx);
    case 'TSUnionType':
      return unionOf(node.types.map((type) => typeOf(type, cx)));
    case 'TSLiteralType':
      return literalOf(node, cx);
    case 'TSTypeOperator':
      return node.operator === 'readonly' && node.typeAnnotation?.type === 'TSArrayType'
        ? listOf(typeOf(node.typeAnnotation.elementType, cx))
        : noType(node, cx);
    case 'TSArrayType':
      return noType(node, cx, {
        en: `Write \`readonly ${textOf(cx, node)}\`: nothing here is ever changed.`,
        zh: `写成 \`readonly ${textOf(cx, node)}\`：规则中的内容从不改变。`,
      });
    case 'TSTypeLiteral':
      return { type: 'object', fields: Object.fromEntries(node.members.flatMap((member) => fieldOf(member, cx))) };
    case 'TSTypeReference':
      return referenceOf(node, cx);
    default:
      return noType(node, cx);
  }
}

const KNOWN: Text = {
  en: 'Write `string`, `number`, `boolean`, `readonly string[]`, `{ name: string }`, or a type of the language such as `Mail`, `Who`, `Duration`.',
  zh: '使用 `string`、`number`、`boolean`、`readonly string[]`、`{ name: string }`，或 `Mail`、`Who`、`Duration` 等语言类型。',
};

function noType(node: TSType | TSTypeElement, cx: Context, instead = KNOWN): Type {
  report(cx, node, typeForm, { text: textOf(cx, node), instead });
  return UNKNOWN;
}

function literalOf(node: Extract<TSType, { type: 'TSLiteralType' }>, cx: Context): Type {
  const { literal } = node;
  if (literal.type === 'StringLiteral') return { type: 'string', oneOf: [literal.value] };
  if (literal.type === 'NumericLiteral') return { type: 'number', oneOf: [literal.value] };
  if (literal.type === 'BooleanLiteral') return { type: 'boolean', oneOf: [literal.value] };
  return noType(node, cx);
}

function fieldOf(member: TSTypeElement, cx: Context): readonly [string, Field][] {
  if (
    member.type === 'TSPropertySignature' &&
    !member.computed &&
    member.key.type === 'Identifier' &&
    member.typeAnnotation
  ) {
    return [
      [member.key.name, { type: typeOf(member.typeAnnotation.typeAnnotation, cx), optional: member.optional ?? false }],
    ];
  }
  noType(member, cx);
  return [];
}

function referenceOf(node: Reference, cx: Context): Type {
  const { typeName } = node;
  const language = languageNameOf(node, cx);
  if (language !== undefined) return NAMED[language] ?? noType(node, cx);
  if (typeName.type !== 'Identifier') return noType(node, cx);
  if (typeName.name === 'ReadonlyArray' && node.typeParameters?.params.length === 1)
    return listOf(typeOf(node.typeParameters.params[0]!, cx));
  if (isForeign(typeName.name, cx)) return noType(node, cx);
  const meaning = resolve({ ...cx, scope: new Scope() }, typeName.name, typeName);
  if (!meaning) return UNKNOWN;
  return meaning.kind === 'type' && !node.typeParameters ? aliasOf(meaning, node, cx) : noType(node, cx);
}

/** A type that nothing here declares, nor anything that it could be a slip for: one of JavaScript's own. */
const isForeign = (name: string, cx: Context) =>
  !cx.module.names.has(name) && closest(name, cx.module.names.keys()) === undefined;

type Alias = Extract<NonNullable<ReturnType<typeof resolve>>, { kind: 'type' }>;

/** `type Name = …` of this file or another one. */
function aliasOf({ node, module: path, name }: Alias, at: Reference, cx: Context): Type {
  const call = `type ${path}:${name}`;
  if (cx.unit.calls.includes(call)) {
    report(cx, at, recursion, { name });
    return UNKNOWN;
  }
  const module = cx.rules.modules.get(path)!;
  return typeOf(node, { ...cx, module, unit: new Unit(cx.unit, { call }) });
}
