import { createContext } from 'svelte';
import type { Dragging } from './dragging.svelte.ts';
import type { Flow } from './flow.svelte.ts';

/** What every part of the graph and the list works with. */
export const [getFlow, setFlow] = createContext<Flow>();
export const [getDragging, setDragging] = createContext<Dragging>();
