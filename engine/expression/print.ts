import type { Expression } from '../plan/expression.ts';
import { calledInRules } from '../plan/extension.ts';

/** How tightly the parts of JavaScript's grammar bind, the loosest first. */
const ARROW = 1;
const CHOICE = 2;
const NULLISH = 3;
const OR = 4;
const AND = 5;
const EQUALITY = 6;
const COMPARISON = 7;
const SUM = 8;
const PRODUCT = 9;
const UNARY = 10;
const CHAIN = 11;
const ATOM = 12;

const BINDING: Readonly<Record<string, number>> = {
  '??': NULLISH,
  '||': OR,
  '&&': AND,
  '===': EQUALITY,
  '!==': EQUALITY,
  '<': COMPARISON,
  '<=': COMPARISON,
  '>': COMPARISON,
  '>=': COMPARISON,
  '+': SUM,
  '-': SUM,
  '*': PRODUCT,
  '/': PRODUCT,
  '%': PRODUCT,
};

interface Printed {
  readonly text: string;
  readonly binding: number;
}

const atom = (text: string): Printed => ({ text, binding: ATOM });

/** An expression as a policy would write it, on one line. */
export const print = (expression: Expression): string => printed(expression).text;

const list = (expressions: readonly Expression[]) => expressions.map((item) => within(item, ARROW)).join(', ');

/** In parentheses where it binds more loosely than its place wants. */
function within(expression: Expression, least: number): string {
  const { text, binding } = printed(expression);
  return binding < least ? `(${text})` : text;
}

function printed(expression: Expression): Printed {
  switch (expression.kind) {
    case 'literal':
      return number(typeof expression.value === 'string' ? quoted(expression.value) : String(expression.value));
    case 'absent':
      return atom('undefined');
    case 'template':
      return atom(`\`${expression.parts.map(templatePart).join('')}\``);
    case 'name':
      return atom(expression.name);
    case 'fact':
      return { text: expression.path, binding: CHAIN };
    case 'derived':
      return { text: `derived[${expression.index}]`, binding: CHAIN };
    case 'who':
      return { text: expression.ref, binding: CHAIN };
    case 'property':
      return chained(expression.of, `${expression.optional ? '?.' : '.'}${expression.name}`);
    case 'index':
      return chained(expression.of, `${expression.optional ? '?.' : ''}[${print(expression.at)}]`);
    case 'method':
      return chained(expression.of, `${expression.optional ? '?.' : '.'}${expression.name}(${list(expression.args)})`);
    case 'unary':
      return unary(expression.op, within(expression.of, UNARY));
    case 'binary':
      return infix(expression.op, expression.left, expression.right);
    case 'logical':
      return logical(expression.op, expression.left, expression.right);
    case 'choose': {
      const [test, then, otherwise] = [
        within(expression.test, NULLISH),
        within(expression.then, CHOICE),
        within(expression.else, CHOICE),
      ];
      return { text: `${test} ? ${then} : ${otherwise}`, binding: CHOICE };
    }
    case 'array':
      return atom(`[${list(expression.items)}]`);
    case 'object':
      return atom(
        `{ ${expression.fields.map(({ name, value }) => `${key(name)}: ${within(value, ARROW)}`).join(', ')} }`,
      );
    case 'arrow':
      return { text: `(${expression.params.join(', ')}) => ${arrowBody(expression.body)}`, binding: ARROW };
    case 'helper':
      return { text: `${calledInRules(expression.name)}(${list(expression.args)})`, binding: CHAIN };
    case 'pattern':
      return atom(`/${expression.source}/${expression.flags}`);
    case 'member':
      return { text: `${expression.list}.has(${within(expression.value, ARROW)})`, binding: CHAIN };
  }
}

const chained = (of: Expression, link: string): Printed => ({ text: `${within(of, CHAIN)}${link}`, binding: CHAIN });

/** A negative number binds like a minus sign. */
const number = (text: string): Printed => ({
  text,
  binding: text.startsWith('-') ? UNARY : /^\d/.test(text) ? UNARY : ATOM,
});

/** `- -1`, not the decrement `--1`. */
const unary = (op: string, of: string): Printed => ({
  text: `${op}${of.startsWith(op) && op !== '!' ? ' ' : ''}${of}`,
  binding: UNARY,
});

function infix(op: string, left: Expression, right: Expression): Printed {
  const binding = BINDING[op] ?? ATOM;
  return { text: `${within(left, binding)} ${op} ${within(right, binding + 1)}`, binding };
}

/** JavaScript wants parentheses where `??` meets `&&` or `||`. */
function logical(op: string, left: Expression, right: Expression): Printed {
  const side = (of: Expression, least: number) =>
    of.kind === 'logical' && (op === '??') !== (of.op === '??') ? `(${print(of)})` : within(of, least);
  const binding = BINDING[op] ?? ATOM;
  return { text: `${side(left, binding)} ${op} ${side(right, binding + 1)}`, binding };
}

const templatePart = (part: string | Expression) =>
  typeof part === 'string' ? part.replace(/[`\\]|\$(?=\{|$)/g, '\\$&').replaceAll('\r', '\\r') : `\${${print(part)}}`;

/** A body that begins with a brace would be read as a block, even where the object only begins something longer. */
function arrowBody(body: Expression): string {
  const text = within(body, ARROW);
  return text.startsWith('{') ? `(${text})` : text;
}

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

const quoted = (text: string) =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
