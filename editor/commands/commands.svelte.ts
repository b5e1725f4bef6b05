import { untrack } from 'svelte';

/** Something that can be done, by the palette, by its keys, or by a button. */
export interface Command {
  readonly id: string;
  /** In the language that is chosen when it is asked for. */
  readonly title: () => string;
  /** `Mod+S`, `F6`, `Mod+Shift+P`: `Mod` is Ctrl, on a Mac the command key. */
  readonly keys?: string | undefined;
  /** Whether it can be done now; always where it is left out. */
  readonly enabled?: (() => boolean) | undefined;
  readonly run: () => unknown;
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** All that can be done now. Parts of the editor add theirs while they are shown. */
class Commands {
  #all = $state.raw<readonly Command[]>([]);

  get all(): readonly Command[] {
    return this.#all.filter(({ enabled }) => enabled?.() ?? true);
  }

  /** @returns takes them away again: what `$effect` wants */
  add(...commands: readonly Command[]): () => void {
    this.#all = [...untrack(() => this.#all), ...commands];
    return () => {
      this.#all = untrack(() => this.#all).filter((one) => !commands.includes(one));
    };
  }

  /** Does what these keys are for. @returns whether there was something */
  press(event: KeyboardEvent): boolean {
    const pressed = keysOf(event) === 'Mod+Y' ? 'Mod+Shift+Z' : keysOf(event);
    // A field takes back its own letters.
    if (/^Mod\+(Shift\+)?Z$/.test(pressed) && isField(event.target)) return false;
    const command = this.all.find(({ keys }) => keys === pressed);
    if (!command) return false;
    event.preventDefault();
    // What is being typed in a field counts as given.
    if (isField(event.target)) event.target?.dispatchEvent(new Event('change', { bubbles: true }));
    command.run();
    return true;
  }
}

const isField = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, select') && !target.closest('.monaco-editor');

export const commands = new Commands();

/** What was pressed, as {@link Command.keys} says it. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const mod = isMac ? metaKey : ctrlKey;
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [mod && 'Mod', altKey && 'Alt', shiftKey && 'Shift', name].filter(Boolean).join('+');
}

/** Keys as a person here reads them. */
export const shownKeys = (keys: string): string =>
  isMac
    ? keys.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll('+', '')
    : keys.replace('Mod', 'Ctrl');
