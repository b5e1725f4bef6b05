import type {
  ArrowFunctionExpression,
  Expression,
  Node,
  ObjectExpression,
  ObjectMethod,
  ObjectProperty,
} from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import { spanOfNode } from '../../2-link/declare.ts';
import type { Block, Note, Setting } from './outline.ts';
import { pieceOf } from './piece.ts';
import type { Reader } from './reading.ts';

type Part = ObjectProperty | ObjectMethod;
export type Func = ObjectMethod | ArrowFunctionExpression;

/** `policy({ … })` of a file, as edits need it. */
export interface ReadPolicy {
  /** Of the object literal. */
  readonly node: ObjectExpression;
  /** All fields that have a plain name, `run` among them, in the order of the text. */
  readonly parts: ReadonlyMap<string, Part>;
  readonly settings: { readonly [name: string]: Setting };
  readonly body: Block | undefined;
  /** The groups that `run` takes apart: what they are, and how they are called. */
  readonly given: readonly { readonly name: string; readonly as: string }[];
}

export function policyIn(reader: Reader): ReadPolicy | undefined {
  const node = policyObject(reader);
  if (!node) return undefined;
  const parts = new Map<string, Part>();
  const settings: { [name: string]: Setting } = {};
  let end = (node.start ?? 0) + 1;
  for (const [i, part] of node.properties.entries()) {
    const gap: Span = [end, part.start ?? 0];
    end = part.end ?? 0;
    const name = part.type === 'SpreadElement' ? undefined : nameOf(part);
    if (part.type === 'SpreadElement' || name === undefined) continue;
    parts.set(name, part);
    if (name === 'run') continue;
    const above = reader.comments.shared(gap, true, i === 0).after;
    settings[name] = settingOf(part, above && reader.comments.note(above), reader);
  }
  const run = functionOf(parts.get('run'));
  const body = run?.body.type === 'BlockStatement' ? reader.body('', run.body) : undefined;
  return { node, parts, settings, body, given: run ? givenTo(run) : [] };
}

function policyObject({ program, names }: Reader): ObjectExpression | undefined {
  for (const statement of program.body) {
    const call = statement.type === 'ExportDefaultDeclaration' ? statement.declaration : undefined;
    if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') continue;
    const [only] = call.arguments;
    if (names.is(call.callee.name, 'policy') && only?.type === 'ObjectExpression') return only;
  }
  return undefined;
}

function nameOf({ key, computed }: Part): string | undefined {
  if (computed) return undefined;
  return key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined;
}

/** The function of a field, as a method or as an arrow. */
export function functionOf(part: Part | undefined): Func | undefined {
  if (part?.type === 'ObjectMethod') return part.kind === 'method' ? part : undefined;
  return part?.value.type === 'ArrowFunctionExpression' ? part.value : undefined;
}

/** What a function gives: its expression, or that of its only `return`. */
export function resultOf({ body }: Func): Expression | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}

function settingOf(part: Part, comment: Note | undefined, reader: Reader): Setting {
  const func = functionOf(part);
  const value: Node = (func && resultOf(func)) ?? (part.type === 'ObjectProperty' ? part.value : part);
  return { ...pieceOf(value, reader.text), whole: spanOfNode(part), ...(comment && { comment }) };
}

/** `({ mail, alerts: all })` */
export function givenTo({ params }: Func): readonly { readonly name: string; readonly as: string }[] {
  const [pattern] = params;
  if (pattern?.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((part) =>
    part.type === 'ObjectProperty' && part.key.type === 'Identifier' && part.value.type === 'Identifier'
      ? [{ name: part.key.name, as: part.value.name }]
      : [],
  );
}
