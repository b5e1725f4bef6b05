import { createContext } from 'svelte';
import type { Dragging } from './dragging.svelte.ts';
import type { Flow } from './flow.svelte.ts';
import type { Scene } from './scene.svelte.ts';

/** What every part of the graph and the list shows. */
export const [getScene, setScene] = createContext<Scene>();

/** The flow that is edited, and what a pointer carries in it; undefined where a flow is only shown. */
export const [getEditing, setEditing] = createContext<
  { readonly flow: Flow; readonly dragging: Dragging } | undefined
>();

/** For the parts that are there only where a flow is edited. */
export function getFlow(): Flow {
  const editing = getEditing();
  if (!editing) throw new Error('nothing is edited here');
  return editing.flow;
}
