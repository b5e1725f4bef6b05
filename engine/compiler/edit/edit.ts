import type { Text } from '../../catalogue/words.ts';
import type { Span } from '../../plan/span.ts';

/** What can be done to a policy by its graph: a closed set. Plain JSON; ids and positions are those of the outline of the text before. */
export type Edit =
  /** Puts statements into a block before its step `at` (or behind the last one): one from the palette, or several that are pasted. */
  | ({ readonly kind: 'insert'; readonly into: string; readonly at: number } & Written)
  | ({ readonly kind: 'delete' } & Several)
  /** `at` counts in the block as it is before the steps are taken away. */
  | ({ readonly kind: 'move'; readonly into: string; readonly at: number } & Several)
  /** Puts a copy behind; what the copy names gets names of its own. */
  | ({ readonly kind: 'duplicate' } & Several)
  /** One statement, or several, in the place of another. */
  | ({ readonly kind: 'replace'; readonly step: string } & Written)
  /** Puts steps into an `if`: they are done only where the condition holds, of which `text` is the TypeScript. */
  | ({ readonly kind: 'wrap'; readonly text: string; readonly imports?: readonly Import[] | undefined } & Several)
  /**
   * Writes, adds (`text`) or takes away (`null`) an argument of a step, or what stands deeper in it: `path` begins with the argument's index,
   * then names of fields and indices of items. An index behind the last adds.
   */
  | ({ readonly kind: 'set'; readonly step: string; readonly path: readonly (string | number)[] } & Value)
  /** The same for a field of the policy. Of `when` and `endsWhen` the text is what the function gives. */
  | ({
      readonly kind: 'setting';
      readonly name: string;
      readonly path?: readonly (string | number)[] | undefined;
    } & Value)
  /** The same for a `const` of the top level: a list of phrases, say. */
  | ({
      readonly kind: 'constant';
      readonly name: string;
      readonly path?: readonly (string | number)[] | undefined;
    } & Value)
  /** Adds a way to a step: an `else`, a `case` with its literals, a branch of `together`, a `catch`. */
  | {
      readonly kind: 'branch';
      readonly step: string;
      readonly add: 'else' | 'happened' | 'timedOut' | 'case' | 'default' | 'branch' | 'catch' | 'finally';
      /** TypeScript of the literals of a `case`. */
      readonly values?: readonly string[] | undefined;
    }
  /** Takes a way away, with all that stands in it. */
  | { readonly kind: 'unbranch'; readonly block: string }
  /** Writes the literals of a `case` anew. */
  | { readonly kind: 'label'; readonly block: string; readonly values: readonly string[] }
  /** What a step gives, or a `const` of the top level, is called otherwise, wherever the name means it. */
  | { readonly kind: 'rename'; readonly name: string; readonly to: string; readonly step?: string | undefined }
  /** Names what a step gives, or no more (`null`). */
  | { readonly kind: 'bind'; readonly step: string; readonly name: string | null }
  /** Writes the comment that belongs to a step, or takes it away (`null`). */
  | { readonly kind: 'comment'; readonly step: string; readonly text: string | null };

export type EditKind = Edit['kind'];
export type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>;

/** A step, or neighbours of one block from `step` through to the last one. */
export interface Several {
  readonly step: string;
  readonly through?: string | undefined;
}

/** TypeScript of statements. It may begin with `import` lines, as when it was copied from another policy. */
export interface Written {
  readonly text: string;
  readonly imports?: readonly Import[] | undefined;
}

/** TypeScript of an expression, or `null` for none. */
export interface Value {
  readonly text: string | null;
  readonly imports?: readonly Import[] | undefined;
}

/** Where a name comes from that the written text uses. It is imported only where the file does not know it yet. */
export interface Import {
  readonly name: string;
  /** How the text calls it, where not by its name. */
  readonly as?: string | undefined;
  /** `posthorn`, a path as the policy would write it (`../people.ts`), or one from the top of the rules folder (`people.ts`). */
  readonly from: string;
}

/** A piece of a text and what stands there instead. */
export interface Splice {
  readonly span: Span;
  readonly text: string;
}

/**
 * What an edit came to. The splices of a list all count in the same text, ascend and do not meet; `inverse` counts in the new text and gives back
 * the old one, byte for byte.
 */
export type Edited =
  | {
      readonly ok: true;
      readonly text: string;
      readonly splices: readonly Splice[];
      readonly inverse: readonly Splice[];
      /** The step that was written, moved or changed, by its id in the new text. Absent where it is gone. */
      readonly step?: string | undefined;
    }
  | { readonly ok: false; readonly reason: Refusal };

/** Why an edit was not made, and what to do. */
export interface Refusal extends Text {
  /** Stable. */
  readonly code: RefusalCode;
}

export type RefusalCode =
  /** The text, or what was given, cannot be read as TypeScript. */
  | 'syntax'
  /** There is no such step, block, field or name. */
  | 'missing'
  /** A name would mean nothing, or something that comes later. */
  | 'unbound'
  /** A name is taken, or would mean something else than before. */
  | 'taken'
  /** It would stand behind a `return`, inside itself, or where it cannot be. */
  | 'place'
  /** It cannot be taken away, or written in this form. */
  | 'form';
