import { createContext } from 'svelte';
import type { Text } from '../../engine/catalogue/words.ts';
import type { OutlineConstant } from '../../engine/compiler/edit/outline/outline.ts';
import type { Quote } from '../../engine/compiler/edit/print/literal.ts';
import type { Fact } from './facts.ts';

/** What a condition can name at its place. */
export interface ConditionScope {
  readonly facts: readonly Fact[];
  readonly lists: readonly { readonly text: string; readonly label: Text; readonly doc?: Text | undefined }[];
  /** Kinds of events, as TypeScript writes them. */
  readonly events: readonly { readonly text: string; readonly label: Text }[];
  readonly constants: readonly OutlineConstant[];
  /** Helpers of the rules that say of a text whether something is so. */
  readonly helpers: readonly { readonly text: string; readonly label: Text }[];
  readonly hasMail: boolean;
  readonly quote: Quote;
}

/** What the parts of a builder share. */
export interface Builder {
  readonly scope: ConditionScope;
  /** A condition in words. */
  say(text: string): string;
  /** Changes a list of phrases that has a name in this file. */
  constant(name: string, path: readonly (string | number)[], text: string | null): void;
}

export const [getBuilder, setBuilder] = createContext<Builder>();
