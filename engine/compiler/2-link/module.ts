import type { Comment, Expression, Identifier, Program, TSType, VariableDeclarator } from '@babel/types';
import type { Span } from '../../plan/span.ts';
import type { Source } from '../1-parse/source.ts';

/** A rules file as other files see it. */
export interface Module {
  readonly source: Source;
  readonly program: Program;
  readonly comments: readonly Comment[];
  /** Parts of the file could not be read, so what it seems to lack may be there. */
  readonly flawed: boolean;
  /** The names of its top level, in the order of the file. */
  readonly names: ReadonlyMap<string, Declared>;
  readonly imports: readonly ImportedFile[];
  /** What stands behind `export default`. */
  readonly main?: Expression | undefined;
  /** The name of a file below `extensions/`, which engineers write and policies take declarations from. */
  readonly extension?: string | undefined;
}

export interface ImportedFile {
  readonly path: string;
  readonly span: Span;
}

/** What a top-level name of a file stands for, as far as the file alone tells. */
export type Declared =
  | DeclaredConst
  | {
      readonly kind: 'type';
      readonly exported: boolean;
      readonly node: TSType;
      readonly module: string;
      readonly name: string;
    }
  | { readonly kind: 'language'; readonly exported: false; readonly name: string }
  | {
      readonly kind: 'import';
      readonly exported: false;
      readonly from: string;
      readonly name: string;
      readonly asType: boolean;
      readonly span: Span;
    }
  /** An extension's own: no policy can take it. */
  | { readonly kind: 'own'; readonly exported: true }
  /** A diagnostic was given where it was declared. */
  | { readonly kind: 'broken'; readonly exported: boolean };

export interface DeclaredConst {
  readonly kind: 'const';
  readonly exported: boolean;
  /** Path of the file. */
  readonly module: string;
  readonly name: string;
  readonly node: VariableDeclarator & { readonly id: Identifier; readonly init: Expression };
}
