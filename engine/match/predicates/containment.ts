import { partOf } from '../../expression/phrases/part.ts';
import type { Expression } from '../../plan/expression.ts';
import { anyOf, type Gate } from '../gate.ts';
import { itemsOf } from '../subject.ts';
import type { TextTable } from '../texts.ts';
import type { Equality } from './equality.ts';

const ODDS = 0.05;

/** `mail.subject.includes('PO-')`, `mail.from.address.endsWith('@x.example')`, and `mail.languages.includes('zh')` of a list. */
export function gateOfContainment(expression: Expression, texts: TextTable, equality: Equality): Gate {
  if (expression.kind !== 'method' || expression.of.kind !== 'fact') return undefined;
  const { of, name, args } = expression;
  const [sought] = args;
  if (sought?.kind !== 'literal' || !['includes', 'startsWith', 'endsWith'].includes(name)) return undefined;
  const part = partOf(String(sought.value));
  if (part === undefined) return undefined;
  const inText: Gate = { key: texts.part(of.path, part, ODDS) };
  return name === 'includes' ? anyOf([inText, equality.equals(itemsOf(of), sought.value)]) : inText;
}
