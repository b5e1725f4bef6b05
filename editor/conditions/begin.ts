import type { Condition } from '../../engine/compiler/condition/condition.ts';
import { countingOf } from './counting.ts';
import { type Fact, factNamed, presentType, WHOLE_MAIL } from './facts.ts';
import { conditionOfRow, newRow } from './rows.ts';
import { DRAFT } from './tree.ts';

/** What a condition begins as when a fact was chosen: of a list of things, that one of them fits. */
export function beginning(path: string, facts: readonly Fact[], list: string | undefined): Condition {
  const fact = path === WHOLE_MAIL.path ? WHOLE_MAIL : factNamed(facts, path);
  const type = fact && presentType(fact.type);
  if (type?.type === 'list' && type.of.type === 'object')
    return { kind: 'each', quantity: 'some', list: path, item: itemName(facts), of: { kind: 'all', of: [DRAFT] } };
  if (countingOf(path)) return { kind: 'test', fact: path, operator: '>=', values: [{ text: '3', literal: 3 }] };
  return conditionOfRow(newRow(path, fact?.type, list));
}

/** A name that none of the facts begins with. */
function itemName(facts: readonly Fact[]): string {
  const taken = new Set(facts.map(({ path }) => path.split(/[.?]/, 1)[0]));
  return ['one', 'other', 'third', 'fourth'].find((name) => !taken.has(name)) ?? 'item';
}
