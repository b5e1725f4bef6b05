import type { Compared } from '../../engine/graph/changes/changes.ts';
import { peopleOf } from '../canvas/files.ts';
import { humanised } from '../canvas/saying/names.ts';
import { Scene, type Source } from '../canvas/scene.svelte.ts';
import { words } from '../words/words.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';

/** Two versions of a policy as one flow. */
class ComparedSource implements Source {
  readonly isFixed = true;
  readonly marks = new Map();
  readonly trail = undefined;
  readonly outline;
  readonly changes;
  readonly called;
  readonly begins;
  #selected = $state.raw<readonly string[]>([]);

  constructor({ outline, changes }: Compared, workspace: Workspace, flow: string | undefined) {
    this.outline = outline;
    this.changes = changes;
    this.begins = flow === undefined ? undefined : { title: words().changes.theFlow(humanised(flow)) };
    this.called = new Map([...peopleOf(workspace.files)].map(([name, one]) => [name, one.called]));
  }

  get selected() {
    return this.#selected;
  }

  select(...ids: readonly string[]): void {
    this.#selected = ids;
  }

  /** What a called flow does is compared by itself, as a part of its file. */
  flowOf(): undefined {}
}

/** Two versions of a policy to look at; what has changed first is in view. */
export function comparedScene(compared: Compared, workspace: Workspace, flow?: string): Scene {
  const scene = new Scene(new ComparedSource(compared, workspace, flow));
  const first = scene.tree.all.find(({ key }) => compared.changes.has(key));
  if (first) scene.focus = first.key;
  return scene;
}
