import type { CallExpression, Expression, Node, Statement } from '@babel/types';
import { bindingsOf } from '../names/bindings.ts';
import { isGiven } from '../names/given.ts';
import { functionOf, resultOf } from '../outline/policy.ts';
import { noStep, Refused } from '../refused.ts';
import { type Change, cut, put } from '../text/change.ts';
import { expressionAt } from '../text/code.ts';
import { removed } from '../text/list.ts';
import type { Page } from '../text/page.ts';
import { argumentsOf, elementChanges, looksLikeBody, type Path, replaced, valueChanges } from '../text/value.ts';
import { declaredIn, expressionIn } from '../text/written.ts';
import type { Propose } from './proposal.ts';

export const set: Propose<'set'> = (page, { step: id, path, text, imports }) => {
  const { node } = page.step(id);
  const [index, ...rest] = path;
  if (typeof index !== 'number')
    throw new Refused('missing', 'The path begins with the index of an argument.', '路径以参数序号开头。');
  return { changes: argumentChanges(page, node, index, rest, text), imports, step: id };
};

function argumentChanges(page: Page, node: Statement, at: number, rest: Path, text: string | null): readonly Change[] {
  const call = callIn(node);
  if (call) {
    const list = argumentsOf(page, call);
    if (text === null && rest.length === 0 && at < list.elements.length - 1)
      throw new Refused('form', 'Only the last argument can be left out.', '只能省略最后一个参数。');
    return elementChanges(page, list, at, rest, text);
  }
  const value = at === 0 ? valueIn(node) : undefined;
  if (node.type === 'ReturnStatement' && at === 0) return returned(page, node, value, rest, text);
  if (!value) throw new Refused('missing', 'This step has no such argument.', '此步骤没有该参数。');
  return valueChanges(page, value, rest, text);
}

/** `return;` takes a value, and can lose it. */
function returned(
  page: Page,
  node: Statement,
  value: Node | undefined,
  rest: Path,
  text: string | null,
): readonly Change[] {
  const word = (node.start ?? 0) + 'return'.length;
  if (value)
    return text === null && rest.length === 0 ? [cut(word, value.end ?? 0)] : valueChanges(page, value, rest, text);
  if (text === null || rest.length > 0) throw new Refused('missing', 'There is no value here.', '此处没有值。');
  return [put(word, ` ${expressionIn(text).text}`)];
}

/** The call that a step is. */
export function callIn(node: Statement): CallExpression | undefined {
  const expression = expressionOf(node);
  const inner =
    expression?.type === 'UnaryExpression' && expression.operator === '!' ? expression.argument : expression;
  if (inner?.type === 'AwaitExpression' && inner.argument.type === 'CallExpression') return inner.argument;
  return node.type === 'ForOfStatement' && node.await && node.right.type === 'CallExpression' ? node.right : undefined;
}

function expressionOf(node: Statement): Expression | null | undefined {
  if (node.type === 'ExpressionStatement') return node.expression;
  if (node.type === 'VariableDeclaration') return node.declarations[0]?.init;
  if (node.type === 'IfStatement') return node.test;
  return node.type === 'ReturnStatement' ? node.argument : undefined;
}

function valueIn(node: Statement): Node | undefined {
  if (node.type === 'SwitchStatement') return node.discriminant;
  if (node.type === 'ForOfStatement') return node.right;
  return expressionOf(node) ?? undefined;
}

/** In this order `policy({ … })` is written. */
const ORDER = ['title', 'owner', 'on', 'priority', 'when', 'endsWhen', 'inhibits', 'run'];

export const setting: Propose<'setting'> = (page, { name, path = [], text, imports }) => {
  const { policy } = page.reading;
  if (!policy) throw new Refused('missing', 'There is no policy in this file.', '此文件中没有策略。');
  if (name === 'run')
    throw new Refused('form', 'The steps of `run` are edited one by one.', '`run` 的步骤需逐个编辑。');
  const part = policy.parts.get(name);
  if (!part) {
    if (text === null || path.length > 0)
      throw new Refused('missing', `There is no \`${name}\` here.`, `此处没有 \`${name}\`。`);
    return { changes: newSetting(page, name, text), imports };
  }
  if (text === null && path.length === 0) return { changes: withoutSetting(page, name) };
  const func = functionOf(part);
  const result = func && resultOf(func);
  if (path.length > 0 || text === null) {
    const value = result ?? (part.type === 'ObjectProperty' ? part.value : undefined);
    if (!value) throw new Refused('form', `\`${name}\` has to be written as a whole.`, `\`${name}\` 需整体书写。`);
    return { changes: valueChanges(page, value, path, text), imports };
  }
  if (result) return { changes: [asBody(page, result, text)], imports };
  if (part.type === 'ObjectProperty' && !func && !isFunction(name)) {
    const { span, parts } = replaced(page, part.value, text);
    return { changes: [{ span, parts: part.shorthand ? [`${name}: `, ...parts] : parts }], imports };
  }
  const [start, end] = [part.start ?? 0, part.end ?? 0];
  return { changes: [{ span: [start, end], parts: [field(page, name, text, page.lines.indentOf(start))] }], imports };
};

const isFunction = (name: string) => name === 'when' || name === 'endsWhen';

/** What an arrow gives: an object stands in brackets there. */
function asBody(page: Page, result: Node, text: string): Change {
  const { span, parts } = replaced(page, result, text);
  const given = expressionIn(text);
  const bare = looksLikeBody(given.node) && !result.extra?.parenthesized;
  const arrow = page.text.lastIndexOf('=>', span[0]) + 2;
  const isAlone = arrow > 1 && /^\s*$/.test(page.text.slice(arrow, span[0])) && !result.extra?.parenthesized;
  if (!isAlone || !isBroken(given)) return { span, parts: bare ? ['(', ...parts, ')'] : parts };
  const indent = page.lines.indentOf(arrow);
  return {
    span: [arrow, span[1]],
    parts: [below(page, indent), expressionAt(given.text, given.node, indent, page.lines)],
  };
}

/** A group of several lines stands below its arrow, so that its members are aligned. */
const isBroken = ({ text, node }: { readonly text: string; readonly node: Node }): boolean =>
  node.type === 'LogicalExpression' && !node.extra?.parenthesized && text.includes('\n');

const below = ({ lines }: Page, indent: string): string => `${lines.eol}${indent}${lines.unit}`;

/** `name: value`; of `when` and `endsWhen` the function that takes what the value names. */
function field(page: Page, name: string, text: string, indent: string): string {
  const { text: own, node } = expressionIn(text);
  const written = expressionAt(own, node, indent, page.lines);
  if (!isFunction(name)) return `${name}: ${written}`;
  const program = { type: 'Program', body: [{ type: 'ExpressionStatement', expression: node }] } as unknown as Node;
  const used = bindingsOf(program)
    .references.filter(({ declared }) => declared === undefined)
    .map((one) => one.name);
  const top = new Set(page.reading.outline.imports.flatMap(({ names }) => names.map(({ as }) => as)));
  const groups = [...new Set(used)].filter((one) => isGiven(one) && !top.has(one));
  const body = looksLikeBody(node) ? `(${written})` : written;
  const gap = isBroken({ text: own, node }) ? below(page, indent) : ' ';
  return `${name}: (${groups.length > 0 ? `{ ${groups.join(', ')} }` : ''}) =>${gap}${body}`;
}

/** On a line of its own behind the field that it follows in the order of fields. */
function newSetting(page: Page, name: string, text: string): readonly Change[] {
  const { lines, reading } = page;
  const { node, parts } = reading.policy!;
  const order = ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length - 2;
  const before = [...parts].findLast(
    ([other]) => (ORDER.includes(other) ? ORDER.indexOf(other) : ORDER.length - 2) <= order,
  )?.[1];
  if (!before) {
    const open = (node.start ?? 0) + 1;
    const inline = node.properties.length === 0 || !lines.breaks(open, node.properties[0]!.start ?? 0);
    if (inline)
      return [put(open, ` ${field(page, name, text, lines.indentOf(open))}${node.properties.length > 0 ? ',' : ' '}`)];
    const indent = lines.indentOf(node.properties[0]!.start ?? 0);
    return [put(lines.endOf(open), lines.eol, indent, field(page, name, text, indent), ',')];
  }
  const [start, end] = [before.start ?? 0, before.end ?? 0];
  const follows = page.tokenAfter(end);
  const comma = page.text[follows] === ',' ? follows + 1 : undefined;
  const indent = lines.indentOf(start);
  const written = field(page, name, text, indent);
  const until = comma ?? end;
  if (!lines.begins(start) || page.tokenAfter(until) < lines.endOf(until)) return [put(end, `, ${written}`)];
  const line = put(lines.endOf(until), lines.eol, indent, written, comma === undefined ? '' : ',');
  return comma === undefined ? [put(end, ','), line] : [line];
}

/** With the comment that touches it from above. */
function withoutSetting(page: Page, name: string): readonly Change[] {
  const { node } = page.reading.policy!;
  const at = (node.properties as readonly unknown[]).indexOf(page.reading.policy!.parts.get(name));
  const list = {
    elements: node.properties,
    inside: [(node.start ?? 0) + 1, (node.end ?? 0) - 1] as const,
    spaced: true,
  };
  const changes = removed(page, list, at);
  const comment = page.reading.outline.settings[name]?.comment;
  const { lines } = page;
  if (!comment || !lines.begins(comment.span[0])) return changes;
  return [cut(lines.startOf(comment.span[0]), lines.startOf(node.properties[at]!.start ?? 0)), ...changes];
}

export const constant: Propose<'constant'> = (page, { name, path = [], text, imports }) => {
  const { outline, reader } = page.reading;
  const found = outline.constants.find((one) => one.name === name);
  if (!found) {
    if (text === null || path.length > 0)
      throw new Refused('missing', `There is no \`const ${name}\` here.`, `此处没有 \`const ${name}\`。`);
    if (declaredIn(page).has(name)) throw new Refused('taken', `\`${name}\` is taken.`, `\`${name}\` 已被占用。`);
    return { changes: newConstant(page, name, text), imports };
  }
  if (text === null && path.length === 0) return { changes: withoutConstant(page, found) };
  for (const statement of reader.program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type !== 'VariableDeclaration') continue;
    const one = declared.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (one?.init) return { changes: valueChanges(page, inside(one.init), path, text), imports };
  }
  throw noStep(name);
};

/** `[…] as const`: what stands before. */
const inside = (node: Expression): Expression =>
  node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' ? inside(node.expression) : node;

/** Above what is exported, with a blank line between. */
function newConstant(page: Page, name: string, text: string): readonly Change[] {
  const { lines } = page;
  const { body } = page.reading.reader.program;
  const main = body.find(({ type }) => type === 'ExportDefaultDeclaration') ?? body.at(-1);
  const { text: own, node } = expressionIn(text);
  const line = `const ${name} = ${expressionAt(own, node, '', lines)};`;
  if (!main) return [put(0, line, lines.eol)];
  const previous = body[body.indexOf(main) - 1];
  const gap = [previous?.end ?? 0, main.start ?? 0] as const;
  const above = page.reading.reader.comments.shared(gap, true, false).after;
  return [put(lines.startOf(above?.[0] ?? gap[1]), line, lines.eol, lines.eol)];
}

function withoutConstant(
  { lines, text }: Page,
  { span, comment }: { span: readonly [number, number]; comment?: { span: readonly [number, number] } | undefined },
): readonly Change[] {
  const [start, end] = [comment?.span[0] ?? span[0], span[1]];
  if (!lines.begins(start) || !lines.ends(end)) return [cut(start, end)];
  const [head, tail] = [lines.startOf(start), lines.after(end)];
  const above = head === 0 || lines.isBlank(lines.above(head));
  return [cut(head, above && tail < text.length && lines.isBlank(tail) ? lines.after(tail) : tail)];
}
