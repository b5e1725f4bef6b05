import type { OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import type { PolicyDocument } from '../document/document.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';
import { flowNamed, peopleOf } from './files.ts';
import { markedSteps } from './marks.ts';
import type { Source } from './scene.svelte.ts';

/** The flow of a file that is open. */
export class FileSource implements Source {
  readonly #document: PolicyDocument;
  readonly #workspace: Workspace;
  readonly isFixed: boolean;
  readonly people = $derived.by(() => peopleOf(this.#workspace.files));
  readonly called = $derived.by(() => new Map([...this.people].map(([name, one]) => [name, one.called])));
  readonly marks = $derived.by(() => markedSteps(this.outline, this.#document.path, this.#document.diagnostics));

  constructor(document: PolicyDocument, workspace: Workspace) {
    this.#document = document;
    this.#workspace = workspace;
    this.isFixed = workspace.files.get(document.path)?.editable === false;
  }

  get outline() {
    return this.#document.outline;
  }

  get selected() {
    return this.#document.selection.steps;
  }

  get trail() {
    return this.#document.trail;
  }

  select(...ids: readonly string[]): void {
    this.#document.select(...ids);
  }

  flowOf({ call = '' }: OutlineStep) {
    const { path } = this.#document;
    const flow = flowNamed(call, path, this.outline, this.#workspace.files);
    return flow && { body: flow.body, isFixed: flow.file !== path };
  }
}
