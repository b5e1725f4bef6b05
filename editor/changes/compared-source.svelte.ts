import type { Compared } from '../../engine/graph/changes/changes.ts';
import { peopleOf } from '../canvas/files.ts';
import { Scene, type Source } from '../canvas/scene.svelte.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';

/** Two versions of a policy as one flow. */
class ComparedSource implements Source {
  readonly isFixed = true;
  readonly marks = new Map();
  readonly trail = undefined;
  readonly outline;
  readonly changes;
  readonly called;
  #selected = $state.raw<readonly string[]>([]);

  constructor({ outline, changes }: Compared, workspace: Workspace) {
    this.outline = outline;
    this.changes = changes;
    this.called = new Map([...peopleOf(workspace.files)].map(([name, one]) => [name, one.called]));
  }

  get selected() {
    return this.#selected;
  }

  select(...ids: readonly string[]): void {
    this.#selected = ids;
  }

  /** What a called flow does is compared where it stands. */
  flowOf(): undefined {}
}

/** Two versions of a policy to look at; what has changed first is in view. */
export function comparedScene(compared: Compared, workspace: Workspace): Scene {
  const scene = new Scene(new ComparedSource(compared, workspace));
  const first = scene.tree.all.find(({ key }) => compared.changes.has(key));
  if (first) scene.focus = first.key;
  return scene;
}
