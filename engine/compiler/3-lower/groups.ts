import type { Expression as Node } from '@babel/types';
import type { FactGroup, StateEntry } from '../../catalogue/entry.ts';
import type { Type } from '../../catalogue/type.ts';
import { factGroups, stateEntries } from '../known.ts';
import type { Context } from './context.ts';
import { peek } from './resolve.ts';

/** The group of facts or states that a node names: `mail`, `alerts`, whatever it is called here. */
export function groupNamed(node: Node, cx: Context): string | undefined {
  if (node.type !== 'Identifier') return undefined;
  const meaning = peek(cx, node.name);
  return meaning?.kind === 'group' ? meaning.group : undefined;
}

/** The group that carries what an event brings: each kind of event has its own. */
export const DATA = 'data';

/** A group of facts by its name. `data` is that of the event which starts the policy. */
export function factGroup(name: string, { trigger }: Pick<Context, 'trigger'>): FactGroup | undefined {
  if (name === DATA) return trigger?.data && { name, words: trigger.words, fields: trigger.data };
  return factGroups().find((group) => group.name === name);
}

/** The states of a group of facts, or of a handle by the name of its type: `Task` has `task.done`. */
export function statesOf(owner: string, on: StateEntry['on']): readonly string[] {
  const prefix = `${on === 'handle' ? owner.charAt(0).toLowerCase() + owner.slice(1) : owner}.`;
  return stateEntries()
    .filter((state) => state.on === on && state.name.startsWith(prefix))
    .map(({ name }) => name.slice(prefix.length));
}

/** The full name of a state in the catalogue: `task.done`. */
export const stateName = (owner: string, state: string) => `${owner.charAt(0).toLowerCase()}${owner.slice(1)}.${state}`;

/** The groups that have states and no facts, such as `alerts`. */
export const STATE_GROUPS: ReadonlySet<string> = new Set(
  stateEntries()
    .filter(({ on }) => on === 'event')
    .map(({ name }) => name.slice(0, name.indexOf('.'))),
);

/** Whether a path of facts goes on with a dot: it stops at lists, and at objects that may be absent. */
export function goesOn(path: string, cx: Context): boolean {
  const [group = '', ...names] = path.split('.');
  const start: Type = { type: 'object', fields: factGroup(group, cx)?.fields ?? {} };
  return (
    names.reduce<Type | undefined>(
      (type, name) => (type?.type === 'object' ? type.fields[name]?.type : undefined),
      start,
    )?.type === 'object'
  );
}
