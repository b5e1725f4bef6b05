import type { Block, OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import { outlineOfPlan } from '../../engine/graph/outline-of-plan.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { peopleOf } from '../canvas/files.ts';
import { planId } from '../canvas/layout/lay-out.ts';
import { Scene, type Source } from '../canvas/scene.svelte.ts';
import type { Trail } from '../document/trail.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';

/** The flow of the plan that a run carries. */
class PlanSource implements Source {
  readonly isFixed = true;
  readonly marks = new Map();
  readonly outline;
  readonly called;
  readonly #flows: ReadonlyMap<OutlineStep, Block>;
  readonly #trailNow: () => Trail | undefined;
  #selected = $state.raw<readonly string[]>([]);

  constructor(plan: Plan, trail: () => Trail | undefined, workspace: Workspace) {
    const { outline, flows } = outlineOfPlan(plan);
    this.outline = outline;
    this.#flows = flows;
    this.#trailNow = trail;
    this.called = new Map([...peopleOf(workspace.files)].map(([name, one]) => [name, one.called]));
  }

  get trail() {
    return this.#trailNow();
  }

  get selected() {
    return this.#selected;
  }

  select(...ids: readonly string[]): void {
    this.#selected = ids;
  }

  flowOf(step: OutlineStep) {
    const body = this.#flows.get(step);
    return body && { body, isFixed: false };
  }
}

/** The flow of a plan to look at, with where a run has been; flows that it went into are open. */
export function planScene(plan: Plan, trail: () => Trail | undefined, workspace: Workspace): Scene {
  const scene = new Scene(new PlanSource(plan, trail, workspace));
  const been = trail();
  const open = () => {
    const calls = scene.tree.all.filter(
      ({ key, step }) => step && !scene.opened.has(key) && scene.flowOf(step) && been?.has(planId(key)),
    );
    for (const { key } of calls) scene.opened.add(key);
    return calls.length > 0;
  };
  while (open());
  const treadOf = ({ key }: { readonly key: string }) => been?.treads.get(planId(key));
  // What comes next first: it is brought into view.
  const waits = scene.tree.all
    .filter((stop) => treadOf(stop)?.state === 'waits')
    .toSorted((a, b) => (treadOf(a)?.until ?? Infinity) - (treadOf(b)?.until ?? Infinity));
  if (waits[0]) scene.focus = waits[0].key;
  return scene;
}
