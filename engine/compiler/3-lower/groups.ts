import type { Expression as Node } from '@babel/types';
import type { FactGroup, StateEntry } from '../../catalogue/entry.ts';
import { catalogue } from '../../catalogue/index.ts';
import type { Type } from '../../catalogue/type.ts';
import type { Context } from './context.ts';
import { peek } from './resolve.ts';

/** The group of facts or states that a node names: `mail`, `alerts`, whatever it is called here. */
export function groupNamed(node: Node, cx: Context): string | undefined {
  if (node.type !== 'Identifier') return undefined;
  const meaning = peek(cx, node.name);
  return meaning?.kind === 'group' ? meaning.group : undefined;
}

export const factGroup = (name: string): FactGroup | undefined => catalogue.facts.find((group) => group.name === name);

/** The states of a group of facts, or of a handle by the name of its type: `Task` has `task.done`. */
export function statesOf(owner: string, on: StateEntry['on']): readonly string[] {
  const prefix = `${on === 'handle' ? owner.charAt(0).toLowerCase() + owner.slice(1) : owner}.`;
  return catalogue.states
    .filter((state) => state.on === on && state.name.startsWith(prefix))
    .map(({ name }) => name.slice(prefix.length));
}

/** The full name of a state in the catalogue: `task.done`. */
export const stateName = (owner: string, state: string) => `${owner.charAt(0).toLowerCase()}${owner.slice(1)}.${state}`;

/** The groups that have states and no facts, such as `alerts`. */
export const STATE_GROUPS: ReadonlySet<string> = new Set(
  catalogue.states.filter(({ on }) => on === 'event').map(({ name }) => name.slice(0, name.indexOf('.'))),
);

/** Whether a path of facts goes on with a dot: it stops at lists, and at objects that may be absent. */
export function goesOn(path: string): boolean {
  const [group = '', ...names] = path.split('.');
  const start: Type = { type: 'object', fields: factGroup(group)?.fields ?? {} };
  return (
    names.reduce<Type | undefined>(
      (type, name) => (type?.type === 'object' ? type.fields[name]?.type : undefined),
      start,
    )?.type === 'object'
  );
}
