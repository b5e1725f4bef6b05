import type { Type } from '../../engine/catalogue/type.ts';
import type { Condition, Operand, Operator } from '../../engine/compiler/condition/condition.ts';
import { printList } from '../../engine/compiler/edit/print/literal.ts';
import { presentType } from './facts.ts';

/** How a row asks: an operator, a helper that looks for words, or one of the rules (`call isOurs`). `!` before it: the contrary. */
export type Asked = Operator | 'mentions' | 'matches' | `call ${string}`;
export type Choice = Asked | `!${Asked}`;

/** A condition as one row: something that is asked about, how, and what with. */
export interface Row {
  /** TypeScript: `mail.from.domain`. */
  readonly fact: string;
  readonly choice: Choice;
  readonly values: readonly Operand[];
}

const HELPERS: readonly string[] = ['mentions', 'matches'];
/** Those whose contrary is an operator of its own, or reads better otherwise. */
const COMPARED: readonly string[] = ['===', '!==', '<', '<=', '>', '>='];

/** A test, a search for words, or the contrary of one; undefined where a condition is no row. */
export function rowOf(condition: Condition): Row | undefined {
  if (condition.kind === 'not') {
    const row = rowOf(condition.of);
    if (!row || row.choice.startsWith('!') || COMPARED.includes(row.choice)) return undefined;
    return { ...row, choice: `!${row.choice as Asked}` };
  }
  if (condition.kind === 'test') return { fact: condition.fact, choice: condition.operator, values: condition.values };
  const [text, what, ...more] = condition.kind === 'call' ? condition.args : [];
  if (condition.kind !== 'call' || !text || more.length > 0) return undefined;
  if (!what) return isPath(text.text) ? { fact: text.text, choice: `call ${condition.name}`, values: [] } : undefined;
  if (!HELPERS.includes(condition.name)) return undefined;
  return { fact: text.text, choice: condition.name as 'mentions' | 'matches', values: [what] };
}

const isPath = (text: string) => /^[\w$]+(?:\??\.[\w$]+)*$/.test(text);

/** The helper of the rules that a row asks by. */
export const helperOf = (asked: Asked): string | undefined =>
  asked.startsWith('call ') ? asked.slice('call '.length) : undefined;

export const askedOf = (choice: Choice): Asked => (isContrary(choice) ? (choice.slice(1) as Asked) : (choice as Asked));

/** `!==` is an operator, `!in` the contrary of one. */
export const isContrary = (choice: Choice): boolean => choice.startsWith('!') && choice !== '!==';

export function conditionOfRow({ fact, choice, values }: Row): Condition {
  const asked = askedOf(choice);
  const helper = helperOf(asked) ?? (asked === 'mentions' || asked === 'matches' ? asked : undefined);
  const plain: Condition =
    helper === undefined
      ? { kind: 'test', fact, operator: asked as Operator, values }
      : { kind: 'call', name: helper, args: [{ text: fact }, ...values] };
  return isContrary(choice) ? { kind: 'not', of: plain } : plain;
}

const WORDS: readonly Choice[] = ['mentions', '!mentions', 'matches', '!matches'];
const TEXT: readonly Choice[] = [
  '===',
  '!==',
  'in',
  '!in',
  'listed',
  '!listed',
  'includes',
  '!includes',
  'startsWith',
  '!startsWith',
  'endsWith',
  '!endsWith',
  ...WORDS,
];
const NUMBER: readonly Choice[] = ['===', '!==', '>', '>=', '<', '<='];

/**
 * How a value of a type can be asked about. Of an unknown type: in any way.
 * @param helpers of the rules, which take a text
 */
export function choicesFor(type: Type | undefined, helpers: readonly string[] = []): readonly Choice[] {
  const present = type && presentType(type);
  const isText = present?.type === 'string' && !present.oneOf;
  return isText
    ? [...usualFor(type), ...helpers.flatMap((one): Choice[] => [`call ${one}`, `!call ${one}`])]
    : usualFor(type);
}

function usualFor(type: Type | undefined): readonly Choice[] {
  const present = type && presentType(type);
  switch (present?.type) {
    case 'boolean':
      return ['true', '!true'];
    case 'number':
      return NUMBER;
    case 'instant':
      return ['<', '<=', '>', '>='];
    case 'string':
      return present.oneOf ? ['===', '!==', 'in', '!in'] : TEXT;
    case 'list':
      return ['includes', '!includes'];
    case 'object':
      return WORDS;
    default:
      return ['true', '!true', ...TEXT, '<', '<=', '>', '>='];
  }
}

/** What a row begins as when a fact was chosen for it. @param list the list that is chosen where there is none yet */
export function newRow(fact: string, type: Type | undefined, list?: string): Row {
  const [first = '==='] = choicesFor(type);
  return withChoice({ fact, choice: first, values: [] }, first, type, list);
}

/** Another way to ask the same: the value stays where it fits. */
export function withChoice(row: Row, choice: Choice, type: Type | undefined, list = 'undefined'): Row {
  const [before, now] = [shapeOf(askedOf(row.choice)), shapeOf(askedOf(choice))];
  const kept = row.values;
  if (before === now && kept.length > 0) return { ...row, choice };
  const [first] = kept;
  switch (now) {
    case 'none':
      return { ...row, choice, values: [] };
    case 'several':
      return { ...row, choice, values: before === 'one' ? kept : (first?.items ?? []) };
    case 'phrases': {
      const items = before === 'one' ? kept.filter(({ literal }) => typeof literal === 'string' && literal !== '') : [];
      const phrases = before === 'several' ? kept : items;
      return { ...row, choice, values: [phrasesOperand(phrases)] };
    }
    case 'list':
      return { ...row, choice, values: [{ text: list }] };
    case 'pattern':
      return { ...row, choice, values: [{ text: '/./' }] };
    default:
      return { ...row, choice, values: [before === 'several' && first ? first : beginning(type)] };
  }
}

/** A list literal of operands. */
export const phrasesOperand = (items: readonly Operand[]): Operand => ({
  text: printList(items.map(({ text }) => text)),
  items,
});

function beginning(type: Type | undefined): Operand {
  const present = type && presentType(type);
  if (present?.type === 'number') return { text: '0', literal: 0 };
  if (present?.type === 'string' && present.oneOf?.[0] !== undefined)
    return { text: `'${present.oneOf[0]}'`, literal: present.oneOf[0] };
  return present?.type === 'instant' ? { text: 'mail.receivedAt' } : { text: "''", literal: '' };
}

/** What a row takes beside its fact. */
export type Shape = 'none' | 'one' | 'several' | 'phrases' | 'list' | 'pattern';

export function shapeOf(asked: Asked): Shape {
  if (helperOf(asked) !== undefined) return 'none';
  switch (asked) {
    case 'true':
      return 'none';
    case 'in':
      return 'several';
    case 'listed':
      return 'list';
    case 'mentions':
      return 'phrases';
    case 'matches':
      return 'pattern';
    default:
      return 'one';
  }
}
