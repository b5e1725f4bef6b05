import type { Flow } from './flow.svelte.ts';
import type { Direction } from './tree/walk.ts';

/** What keys do beyond the flow itself. */
export interface Around {
  readonly isList: boolean;
  openForm(): void;
  openInserter(isBefore: boolean): void;
  help(): void;
  toggleList(): void;
  zoom(by: -1 | 0 | 1): void;
}

const ARROWS: { readonly [key: string]: Direction } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Does what a key is for, in the graph and in the list. @returns whether it is for something */
export function press(event: KeyboardEvent, flow: Flow, around: Around): boolean {
  if (flow.moving) return whileMoving(event, flow);
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (altKey) return false;
  if (ctrlKey || metaKey) return withControl(key.toLowerCase(), shiftKey, flow);
  const direction = ARROWS[key];
  if (direction) {
    arrow(direction, shiftKey, flow, around.isList);
    return true;
  }
  const act = PLAIN[key] ?? PLAIN[key.toLowerCase()];
  if (!act) return false;
  act(flow, around, shiftKey);
  return true;
}

function arrow(direction: Direction, extend: boolean, flow: Flow, isList: boolean): void {
  const { current } = flow;
  if (!isList) flow.walk(direction, extend);
  else if (direction === 'down') flow.step(1, extend);
  else if (direction === 'up') flow.step(-1, extend);
  else if (direction === 'left') flow.go(current.way?.from ?? current);
  else flow.go(current.ways[0]?.stops[0] ?? current);
}

const PLAIN: { readonly [key: string]: (flow: Flow, around: Around, shift: boolean) => void } = {
  Enter: (flow, around) => (flow.current.kind === 'empty' ? around.openInserter(false) : around.openForm()),
  a: (_flow, around, shift) => around.openInserter(shift),
  m: (flow) => flow.startMoving(),
  b: (flow) => flow.addWay(),
  n: (flow) => {
    if (flow.current.step && !flow.current.inside.isFixed && !flow.isFixed) flow.noting = flow.focus;
  },
  ' ': (flow) => {
    if (flow.current.step && flow.flowOf(flow.current.step)) flow.toggle(flow.focus);
  },
  l: (_flow, around) => around.toggleList(),
  '?': (_flow, around) => around.help(),
  Delete: (flow) => flow.remove(),
  Backspace: (flow) => flow.remove(),
  Home: (flow) => flow.go(flow.tree.all[0]!),
  End: (flow) => flow.go(flow.tree.all.at(-1)!),
  '+': (_flow, around) => around.zoom(1),
  '=': (_flow, around) => around.zoom(1),
  '-': (_flow, around) => around.zoom(-1),
  '0': (_flow, around) => around.zoom(0),
};

/** Copy, cut and paste come as events of the clipboard. */
function withControl(key: string, shift: boolean, flow: Flow): boolean {
  if (key === 'd') flow.duplicate();
  else if (key === 'z' && !shift) flow.undo();
  else if (key === 'y' || (key === 'z' && shift)) flow.redo();
  else return false;
  return true;
}

function whileMoving({ key }: KeyboardEvent, flow: Flow): boolean {
  const direction = ARROWS[key];
  if (direction) flow.moveTo(direction);
  else if (key === 'Enter') flow.drop();
  else if (key === 'Escape') flow.leaveMoving();
  else return key !== 'Tab';
  return true;
}
