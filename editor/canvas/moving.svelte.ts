import type { Several } from '../../engine/compiler/edit/edit.ts';
import { words } from '../words/words.ts';
import type { Flow } from './flow.svelte.ts';
import type { Gap } from './layout/drawing.ts';
import type { Direction } from './tree/walk.ts';

/** Steps on their way to another place, by keys. */
export class Moving {
  readonly #flow: Flow;
  /** The gap at which what is moved would be dropped, by its key; undefined: nothing is moved. */
  now = $state.raw<{ readonly steps: Several; readonly gap: string }>();

  constructor(flow: Flow) {
    this.#flow = flow;
  }

  start(): void {
    const { range, current, drawing, isFixed } = this.#flow;
    const steps = this.#flow.several(range);
    if (!steps || isFixed) return;
    const gap = drawing.gaps.find((one) => one.into === current.into && one.at === current.at);
    if (!gap) return;
    this.now = { steps, gap: gap.key };
    this.#flow.message = words().canvas.moving(this.#flow.named(range));
  }

  /** Goes on to the next place in a direction: along the text, or across to another way. */
  to(direction: Direction): void {
    if (!this.now) return;
    const { gaps } = this.#flow.drawing;
    const here = gaps.findIndex(({ key }) => key === this.now?.gap);
    const next =
      direction === 'down' ? gaps[here + 1] : direction === 'up' ? gaps[here - 1] : across(gaps, here, direction);
    if (!next) return;
    this.now = { ...this.now, gap: next.key };
    this.#flow.message = words().canvas.moveTo(this.#flow.placeSaid(next));
  }

  drop(gap = this.#flow.drawing.gaps.find(({ key }) => key === this.now?.gap)): void {
    const { now } = this;
    this.now = undefined;
    if (now && gap) this.#flow.move(now.steps, gap, this.#flow.placeSaid(gap));
  }

  leave(): void {
    this.now = undefined;
    this.#flow.message = words().canvas.moveLeft;
  }
}

/** The nearest gap to the left or the right. */
function across(gaps: readonly Gap[], here: number, direction: Direction): Gap | undefined {
  const from = gaps[here];
  if (!from) return undefined;
  const sign = direction === 'left' ? -1 : 1;
  const far = (gap: Gap) => Math.abs(gap.y - from.y) + Math.abs(gap.x - from.x) / 4;
  return gaps
    .filter((gap) => (gap.x - from.x) * sign > 20)
    .reduce<Gap | undefined>((best, gap) => (best && far(best) <= far(gap) ? best : gap), undefined);
}
