import type { Condition } from '../../engine/compiler/condition/condition.ts';

/** How the members of a group count. `none` and `notAll` are negations of a group. */
export type Joined = 'all' | 'any' | 'none' | 'notAll';

export interface Group {
  readonly joined: Joined;
  readonly of: readonly Condition[];
}

/** A row that nobody has chosen a fact for yet. It is shown, and not written. */
export const DRAFT: Condition = { kind: 'raw', text: '' };

export const isDraft = (condition: Condition): boolean => condition.kind === 'raw' && condition.text.trim() === '';

/** A condition as a group of others; undefined where it is none. */
export function groupOf(condition: Condition): Group | undefined {
  if (condition.kind === 'all' || condition.kind === 'any') return { joined: condition.kind, of: condition.of };
  if (condition.kind !== 'not') return undefined;
  const { of } = condition;
  if (of.kind === 'any' || of.kind === 'all') return { joined: of.kind === 'any' ? 'none' : 'notAll', of: of.of };
  return undefined;
}

export function conditionOfGroup({ joined, of }: Group): Condition {
  if (joined === 'all' || joined === 'any') return { kind: joined, of };
  return { kind: 'not', of: { kind: joined === 'none' ? 'any' : 'all', of } };
}

/** The whole as a group, so that something can be added: what is none becomes the only one of `all`. */
export const asGroup = (condition: Condition | undefined): Group =>
  condition ? (groupOf(condition) ?? { joined: 'all', of: [condition] }) : { joined: 'all', of: [] };

/** What can be written: without rows that say nothing yet, and groups of those. */
export function complete(condition: Condition): Condition | undefined {
  if (isDraft(condition)) return undefined;
  if (condition.kind === 'all' || condition.kind === 'any') {
    const of = condition.of.flatMap((one) => complete(one) ?? []);
    if (of.length === condition.of.length && of.every((one, i) => one === condition.of[i])) return condition;
    return of.length === 0 ? undefined : { kind: condition.kind, of };
  }
  if (condition.kind !== 'not' && condition.kind !== 'each') return condition;
  const of = complete(condition.of);
  if (of === condition.of) return condition;
  if (!of) return undefined;
  const { source: _, ...changed } = condition;
  return { ...changed, of };
}
