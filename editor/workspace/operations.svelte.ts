import { commands } from '../commands/commands.svelte.ts';
import type { PolicyDocument } from '../document/document.ts';
import { preferences } from '../preferences.svelte.ts';
import { words } from '../words/words.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What a dialog asks. */
export type Asked =
  | { readonly kind: 'new' }
  | { readonly kind: 'rename' | 'remove'; readonly path: string }
  | { readonly kind: 'switch'; readonly policy: string; readonly on: boolean }
  | { readonly kind: 'activate'; readonly paths: readonly string[] }
  /** With the file that is open: it and its cases are chosen at first. */
  | { readonly kind: 'commit'; readonly path: string | undefined }
  /** Who works here; then goes on with what needed it. */
  | { readonly kind: 'name'; readonly then: () => unknown };

/** What is done with files, of which most asks something first. */
class Operations {
  asked = $state.raw<Asked>();

  ask(what: Asked): void {
    this.asked = what.kind === 'name' || preferences.name ? what : { kind: 'name', then: () => this.ask(what) };
  }

  close(): void {
    this.asked = undefined;
  }

  save(workspace: Workspace, document: PolicyDocument): void {
    this.named(() => workspace.save(document));
  }

  /** Does what is kept with a name; asks for that first where nobody has said it. */
  named(work: () => unknown): void {
    if (preferences.name) work();
    else this.ask({ kind: 'name', then: work });
  }

  /** @returns takes the commands away again */
  commandsOf(workspace: Workspace): () => void {
    const w = () => words().commands;
    const isOpen = () => workspace.document !== undefined;
    const path = () => workspace.current ?? '';
    return commands.add(
      { id: 'new', title: () => w().new, keys: 'Alt+N', run: () => this.ask({ kind: 'new' }) },
      {
        id: 'save',
        title: () => w().save,
        keys: 'Mod+S',
        // Also where nothing is changed: else the browser would save the page.
        enabled: isOpen,
        run: () => workspace.document?.isChanged && this.save(workspace, workspace.document),
      },
      {
        id: 'undo',
        title: () => w().undo,
        keys: 'Mod+Z',
        enabled: () => !!workspace.document?.canUndo,
        run: () => workspace.document?.undo(),
      },
      {
        id: 'redo',
        title: () => w().redo,
        keys: 'Mod+Shift+Z',
        enabled: () => !!workspace.document?.canRedo,
        run: () => workspace.document?.redo(),
      },
      {
        id: 'activate',
        title: () => w().activate,
        keys: 'Mod+Shift+A',
        enabled: () => workspace.drafts.has(path()),
        run: () => this.ask({ kind: 'activate', paths: workspace.activatedWith(path()) }),
      },
      {
        id: 'activate-all',
        title: () => w().activateAll(workspace.drafts.size),
        enabled: () => workspace.drafts.size > 0,
        run: () => this.ask({ kind: 'activate', paths: [...workspace.drafts.keys()] }),
      },
      {
        id: 'commit',
        title: () => w().commit,
        enabled: () => workspace.git !== null,
        run: () => this.ask({ kind: 'commit', path: workspace.current }),
      },
      ...[true, false].map((on) => ({
        id: on ? 'on' : 'off',
        title: () => (on ? w().switchOn : w().switchOff),
        enabled: () => on === (workspace.policies.get(path())?.state === 'off') && canSwitch(workspace, path()),
        run: () => this.ask({ kind: 'switch', policy: workspace.policies.get(path())?.policy ?? '', on }),
      })),
      { id: 'rename', title: () => w().rename, enabled: isOpen, run: () => this.ask({ kind: 'rename', path: path() }) },
      { id: 'remove', title: () => w().remove, enabled: isOpen, run: () => this.ask({ kind: 'remove', path: path() }) },
      { id: 'close', title: () => w().close, enabled: isOpen, run: () => workspace.leave(path()) },
      { id: 'name', title: () => w().name, run: () => this.ask({ kind: 'name', then: () => {} }) },
    );
  }
}

/** What was never active cannot be switched off. */
const canSwitch = (workspace: Workspace, path: string) =>
  ['active', 'changed', 'off'].includes(workspace.policies.get(path)?.state ?? '');

export const operations = new Operations();
