import type { ArrayExpression, CallExpression, Expression, Node, ObjectExpression, ObjectProperty } from '@babel/types';
import { printName } from '../print/literal.ts';
import { Refused } from '../refused.ts';
import type { Change } from './change.ts';
import { expressionAt } from './code.ts';
import { added, type List, outer, removed } from './list.ts';
import type { Page } from './page.ts';
import { expressionIn } from './written.ts';

export type Path = readonly (string | number)[];

/** Writes an expression, or what stands deeper in it, or takes that away. @throws Refused where there is no such place */
export function valueChanges(page: Page, node: Node, path: Path, text: string | null): readonly Change[] {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (text === null) throw needed();
    return [replaced(page, node, text)];
  }
  if (node.type === 'ObjectExpression' && typeof key === 'string') return fieldChanges(page, node, key, rest, text);
  if (node.type === 'ArrayExpression' && typeof key === 'number')
    return elementChanges(page, itemsOf(node), key, rest, text);
  const shown = page.text.slice(node.start ?? 0, node.end ?? 0);
  throw new Refused(
    'form',
    `\`${shown}\` is written as an expression, and has no \`${key}\` to set. Replace it as a whole.`,
    `\`${shown}\` 是一个表达式，没有可设置的 \`${key}\`。请整体替换。`,
  );
}

export function replaced(page: Page, node: Node, text: string): Change {
  const [start, end] = [node.start ?? 0, node.end ?? 0];
  const given = expressionIn(text);
  return { span: [start, end], parts: [expressionAt(given.text, given.node, page.lines.indentOf(start), page.lines)] };
}

/** An element of a list by its index; one behind the last is added. */
export function elementChanges(page: Page, list: List, at: number, rest: Path, text: string | null): readonly Change[] {
  const node = list.elements[at];
  if (!node) {
    if (text === null || at !== list.elements.length) throw missing(at);
    return added(page, list, (indent) => nested(page, rest, text, indent));
  }
  return text === null && rest.length === 0 ? removed(page, list, at) : valueChanges(page, node, rest, text);
}

function fieldChanges(
  page: Page,
  node: ObjectExpression,
  key: string,
  rest: Path,
  text: string | null,
): readonly Change[] {
  const list = fieldsIn(node);
  const at = node.properties.findIndex((part) => part.type === 'ObjectProperty' && keyOf(part) === key);
  const part = node.properties[at];
  if (part?.type !== 'ObjectProperty') {
    if (text === null) throw missing(key);
    return added(page, list, (indent) => `${printName(key)}: ${nested(page, rest, text, indent)}`);
  }
  if (text === null && rest.length === 0) return removed(page, list, at);
  if (!part.shorthand) return valueChanges(page, part.value, rest, text);
  if (rest.length > 0 || text === null) return valueChanges(page, part.value, ['', ...rest], text);
  const { span, parts } = replaced(page, part.value, text);
  return [{ span, parts: [`${key}: `, ...parts] }];
}

/** What is added: the rest of the path as literals around the text. */
function nested(page: Page, path: Path, text: string, indent: string): string {
  const [key, ...rest] = path;
  if (key === undefined) {
    const given = expressionIn(text);
    return expressionAt(given.text, given.node, indent, page.lines);
  }
  const inner = nested(page, rest, text, indent);
  return typeof key === 'number' ? `[${inner}]` : `{ ${printName(key)}: ${inner} }`;
}

const keyOf = ({ key, computed }: ObjectProperty): string | undefined =>
  computed ? undefined : key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined;

const fieldsIn = ({ properties, start, end }: ObjectExpression): List => ({
  elements: properties,
  inside: [(start ?? 0) + 1, (end ?? 0) - 1],
  spaced: true,
});

export const itemsOf = ({ elements, start, end }: ArrayExpression): List => ({
  elements: elements.filter((item) => item !== null),
  inside: [(start ?? 0) + 1, (end ?? 0) - 1],
  spaced: false,
});

/** The arguments of a call. */
export function argumentsOf(page: Page, node: CallExpression): List {
  const callee = outer(page, node.callee)[1];
  const end = outerEnd(node);
  return {
    elements: node.arguments,
    inside: [page.text.indexOf('(', node.typeParameters?.end ?? callee) + 1, end - 1],
    spaced: false,
  };
}

const outerEnd = ({ end }: CallExpression) => end ?? 0;

const needed = () => new Refused('form', 'Something has to stand here.', '此处必须有内容。');

const missing = (key: string | number) =>
  new Refused('missing', `There is no \`${key}\` here.`, `此处没有 \`${key}\`。`);

/** Whether an arrow would take the expression for its braces. */
export const looksLikeBody = ({ type }: Expression): boolean => type === 'ObjectExpression';
