import type { Flow } from './flow.svelte.ts';
import type { Scene } from './scene.svelte.ts';
import type { Direction } from './tree/walk.ts';

/** What keys do beyond the flow itself. */
export interface Showing {
  readonly isList: boolean;
  toggleList(): void;
  zoom(by: -1 | 0 | 1): void;
}

/** The same of a flow that is edited. */
export interface Around extends Showing {
  openForm(): void;
  openInserter(isBefore: boolean): void;
  help(): void;
}

const ARROWS: { readonly [key: string]: Direction } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey;

/** Walks in a flow and looks at it. @returns whether the key is for something */
export function pressShown(event: KeyboardEvent, scene: Scene, showing: Showing): boolean {
  if (hasModifier(event)) return false;
  const { key, shiftKey } = event;
  const direction = ARROWS[key];
  if (direction) {
    arrow(direction, shiftKey, scene, showing.isList);
    return true;
  }
  const act = SHOWN[key] ?? SHOWN[key.toLowerCase()];
  act?.(scene, showing);
  return act !== undefined;
}

/** Does what a key is for, in the graph and in the list. @returns whether it is for something */
export function press(event: KeyboardEvent, flow: Flow, around: Around): boolean {
  if (flow.moving.now) return whileMoving(event, flow);
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && !altKey) return withControl(key.toLowerCase(), shiftKey, flow);
  const act = hasModifier(event) ? undefined : (EDITING[key] ?? EDITING[key.toLowerCase()]);
  act?.(flow, around, shiftKey);
  return act !== undefined || pressShown(event, flow, around);
}

function arrow(direction: Direction, extend: boolean, scene: Scene, isList: boolean): void {
  const { current } = scene;
  if (!isList) scene.walk(direction, extend);
  else if (direction === 'down') scene.step(1, extend);
  else if (direction === 'up') scene.step(-1, extend);
  else if (direction === 'left') scene.go(current.way?.from ?? current);
  else scene.go(current.ways[0]?.stops[0] ?? current);
}

const SHOWN: { readonly [key: string]: (scene: Scene, showing: Showing) => void } = {
  ' ': (scene) => {
    if (scene.current.step && scene.flowOf(scene.current.step)) scene.toggle(scene.focus);
  },
  l: (_scene, showing) => showing.toggleList(),
  Home: (scene) => scene.go(scene.tree.all[0]!),
  End: (scene) => scene.go(scene.tree.all.at(-1)!),
  '+': (_scene, showing) => showing.zoom(1),
  '=': (_scene, showing) => showing.zoom(1),
  '-': (_scene, showing) => showing.zoom(-1),
  '0': (_scene, showing) => showing.zoom(0),
};

const EDITING: { readonly [key: string]: (flow: Flow, around: Around, shift: boolean) => void } = {
  Enter: (flow, around) => (flow.current.kind === 'empty' ? around.openInserter(false) : around.openForm()),
  a: (_flow, around, shift) => around.openInserter(shift),
  m: (flow) => flow.moving.start(),
  b: (flow) => flow.addWay(),
  i: (flow) => flow.wrap(),
  n: (flow) => {
    if (flow.current.step && !flow.current.inside.isFixed && !flow.isFixed) flow.noting = flow.focus;
  },
  '?': (_flow, around) => around.help(),
  Delete: (flow) => flow.remove(),
  Backspace: (flow) => flow.remove(),
};

/** Copy, cut and paste come as events of the clipboard. */
function withControl(key: string, shift: boolean, flow: Flow): boolean {
  if (key === 'd') flow.duplicate();
  else if (key === 'z' && !shift) flow.undo();
  else if (key === 'y' || (key === 'z' && shift)) flow.redo();
  else return false;
  return true;
}

function whileMoving({ key }: KeyboardEvent, { moving }: Flow): boolean {
  const direction = ARROWS[key];
  if (direction) moving.to(direction);
  else if (key === 'Enter') moving.drop();
  else if (key === 'Escape') moving.leave();
  else return key !== 'Tab';
  return true;
}
