import type { CallExpression, Node, ObjectExpression } from '@babel/types';
import type { Param } from '../../../catalogue/entry.ts';
import type { Field, Type } from '../../../catalogue/type.ts';
import { type Text, type Words, words } from '../../../catalogue/words.ts';
import { parseDuration } from '../../../plan/duration.ts';
import { type ExtensionKind, extensionRef, type Signature } from '../../../plan/extension.ts';
import { declaresBy } from '../../2-link/extension.ts';
import type { DeclaredConst } from '../../2-link/module.ts';
import { extensionForm, extensionShape } from '../../diagnostics/extensions.ts';
import type { EXTENDING } from '../../language-names.ts';
import { didYouMean } from '../../spell.ts';
import { type Context, type Ranged, report } from '../context.ts';
import type { Entity, Extension } from '../entity.ts';
import { plainName } from '../expressions/collections.ts';
import { fieldOf, fieldsOf, placeIn, shapeOf } from './shape.ts';

type Form = (typeof EXTENDING)[number];

interface Kind {
  readonly kind: ExtensionKind;
  readonly called: Text;
  readonly form: string;
  readonly needs: readonly string[];
  readonly may: readonly string[];
  /** The function that does it. */
  readonly does: string;
}

const KINDS: { readonly [F in Form]: Kind } = {
  defineEffect: {
    kind: 'effect',
    called: { en: 'effect', zh: '动作' },
    form: "`defineEffect({ words: { en: '…', zh: '…' }, takes: { customer: 'text' }, returns: { id: 'text' }, patience: '1h', async perform({ customer }, { key }) { … } })`",
    needs: ['words', 'takes', 'perform'],
    may: ['returns', 'patience'],
    does: 'perform',
  },
  defineFact: {
    kind: 'fact',
    called: { en: 'fact', zh: '事实' },
    form: "`defineFact({ words: { en: '…', zh: '…' }, of: 'text', returns: 'number', ttl: '10m', async fetch(customer, { signal }) { … } })`",
    needs: ['words', 'of', 'returns', 'fetch'],
    may: ['ttl'],
    does: 'fetch',
  },
  defineHelper: {
    kind: 'helper',
    called: { en: 'helper', zh: '辅助函数' },
    form: "`defineHelper({ words: { en: '…', zh: '…' }, takes: ['text'], returns: 'boolean', evaluate(address) { … } })`",
    needs: ['words', 'takes', 'returns', 'evaluate'],
    may: [],
    does: 'evaluate',
  },
};

/** The time for which an effect is tried unless it says another. */
export const DEFAULT_PATIENCE_MS = 3_600_000;
/** A policy that waits longer than this for an effect has another idea of it. */
const LONGEST_PATIENCE_MS = 7 * 86_400_000;

/** A declaration while it is read: what is wrong is told where it stands. */
interface Reading {
  readonly cx: Context;
  readonly node: CallExpression;
  readonly kind: Kind;
  readonly parts: ReadonlyMap<string, Node>;
  complain(node: Ranged, en: string, zh: string): void;
}

/** `export const createInvoice = defineEffect({ … })`: what policies are checked against, read from the text. */
export function extensionOf({ name, node: { init } }: DeclaredConst, cx: Context): Entity {
  const form = declaresBy(init, cx.module.names);
  if (!form) return { kind: 'broken' };
  const node = init as CallExpression;
  const kind = KINDS[form];
  const complain = (place: Ranged, en: string, zh: string) =>
    report(cx, place, extensionForm, { kind: kind.called, why: { en, zh }, form: kind.form });
  const [object, ...more] = node.arguments;
  if (object?.type !== 'ObjectExpression' || more.length > 0) {
    complain(node, 'it is given one object that is written out', '须传入一个直接写出的对象');
    return { kind: 'broken' };
  }
  const reading: Reading = { cx, node, kind, parts: partsOf(object, kind, complain), complain };
  for (const wanted of kind.needs)
    if (!reading.parts.has(wanted)) complain(node, `\`${wanted}\` is missing`, `缺少 \`${wanted}\``);
  return declared(name, reading);
}

function partsOf(object: ObjectExpression, kind: Kind, complain: Reading['complain']): ReadonlyMap<string, Node> {
  const known = [...kind.needs, ...kind.may];
  const parts = new Map<string, Node>();
  for (const part of object.properties) {
    const name = nameOf(part);
    if (name === undefined) complain(part, 'its fields are plain names', '字段须为普通名称');
    else if (!known.includes(name)) {
      const { en, zh } = didYouMean(name, known);
      complain(part, `it has no \`${name}\`${en}`, `没有 \`${name}\`${zh}`);
    } else if (parts.has(name)) complain(part, `\`${name}\` stands here twice`, `\`${name}\` 重复`);
    else parts.set(name, part.type === 'ObjectProperty' ? part.value : part);
  }
  const does = parts.get(kind.does);
  if (kind.kind === 'helper' && does && 'async' in does && does.async)
    complain(
      does,
      'a helper answers at once; what must be waited for is a fact',
      '辅助函数须立即返回；需等待的请用事实',
    );
  return parts;
}

function nameOf(part: ObjectExpression['properties'][number]): string | undefined {
  if (part.type === 'ObjectMethod')
    return part.key.type === 'Identifier' && !part.computed && part.kind === 'method' ? part.key.name : undefined;
  return plainName(part);
}

function declared(name: string, reading: Reading): Entity {
  const { cx, kind } = reading;
  const said = wordsIn(name, reading);
  const params = paramsIn(reading);
  const returns = resultIn(reading);
  const patience = timeIn('patience', reading) ?? DEFAULT_PATIENCE_MS;
  timeIn('ttl', reading);
  const ref = extensionRef(kind.kind, cx.module.extension!, name);
  const signature: Signature = {
    kind: kind.kind,
    takes: params.map(shapeOf),
    ...(returns && { returns: shapeOf(returns) }),
    ...(kind.kind === 'effect' && { patience }),
  };
  const type = returns && typeOf(returns);
  return { kind: 'extension', ref, signature, ...entryOf(name, said, params, type, kind.kind) };
}

function entryOf(
  name: string,
  said: Words,
  params: readonly Param[],
  returns: Type | undefined,
  of: ExtensionKind,
): Pick<Extension, 'of' | 'entry'> & Partial<Extension> {
  if (of !== 'effect') {
    const example = `${name}(${params.map((param) => param.words.label.en).join(', ')})`;
    const cost = of === 'fact' ? 'dear' : 'free';
    return { of, entry: { name, words: said, params, returns: returns ?? { type: 'undefined' }, cost, example } };
  }
  const [input] = params;
  const fields = input?.type.type === 'object' ? Object.keys(input.type.fields) : [];
  const example = `await ${name}({${fields.length ? ` ${fields.map((field) => `${field}: …`).join(', ')} ` : ''}});`;
  return { of, entry: { name, words: said, params, returns, reach: 'outside', example } };
}

/** What may be left out can be `undefined`. */
const typeOf = ({ type, optional }: Field): Type =>
  optional ? { type: 'union', of: [type, { type: 'undefined' }] } : type;

/** The name in words, and what the engineer says of it. */
function wordsIn(name: string, { parts, complain }: Reading): Words {
  const label = name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const node = parts.get('words');
  const texts = new Map<string, string>();
  for (const part of node?.type === 'ObjectExpression' ? node.properties : []) {
    const language = plainName(part) ?? '';
    const text = part.type === 'ObjectProperty' && part.value.type === 'StringLiteral' ? part.value.value : undefined;
    if (text !== undefined && ['en', 'zh'].includes(language)) texts.set(language, text);
    else complain(part, '`words` has the texts `en` and `zh`', '`words` 包含文字 `en` 和 `zh`');
  }
  if (node && !texts.has('en')) complain(node, '`words` has no text `en`', '`words` 缺少文字 `en`');
  const en = texts.get('en') ?? '';
  return words(label, label, en, texts.get('zh') ?? en);
}

/** One argument for each: an object for an effect, what a fact is `of`, a list of them for a helper. */
function paramsIn({ cx, kind, parts, complain }: Reading): readonly Param[] {
  const node = parts.get(kind.kind === 'fact' ? 'of' : 'takes');
  if (!node) return [];
  const place = placeIn(cx, extensionShape);
  if (kind.kind === 'effect') {
    if (node.type === 'ObjectExpression')
      return [{ name: 'input', type: { type: 'object', fields: fieldsOf(node, place) }, words: INPUT }];
    complain(node, '`takes` is an object of fields that is written out', '`takes` 须为直接写出的字段对象');
    return [];
  }
  if (kind.kind === 'helper' && node.type !== 'ArrayExpression') {
    complain(node, "`takes` is a list of what it is given, such as `['text']`", "`takes` 须为参数列表，如 `['text']`");
    return [];
  }
  const given = node.type === 'ArrayExpression' && kind.kind === 'helper' ? node.elements : [node];
  const params = given.flatMap((one, i) => {
    const field = one && fieldOf(one, given.length > 1 ? `value ${i + 1}` : 'value', place);
    return field ? [{ name: `value${i + 1}`, ...field }] : [];
  });
  if (params.some(({ optional }, i) => !optional && params[i - 1]?.optional))
    complain(node, 'what may be left out stands last', '可省略的参数须在最后');
  return params;
}

const INPUT = words('input', '输入', 'What it is given.', '所需的输入。');

function resultIn({ cx, parts }: Reading): Field | undefined {
  const node = parts.get('returns');
  return node && fieldOf(node, 'result', placeIn(cx, extensionShape));
}

/** @returns milliseconds; undefined where it is not there or was complained about */
function timeIn(name: 'patience' | 'ttl', { parts, complain }: Reading): number | undefined {
  const node = parts.get(name);
  if (!node) return undefined;
  const ms = node.type === 'StringLiteral' ? parseDuration(node.value) : undefined;
  if (ms !== undefined && ms > 0 && ms <= LONGEST_PATIENCE_MS) return ms;
  complain(
    node,
    `\`${name}\` is a duration such as '10m', at most seven days`,
    `\`${name}\` 须为时长，如 '10m'，最长七天`,
  );
  return undefined;
}
