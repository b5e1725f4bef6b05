import { parseExpression as parseAlone, parse as parseTypeScript } from '@babel/parser';
import type { Comment, Expression, Program } from '@babel/types';

/** A piece of a rules file that was read by itself. */
export interface Snippet {
  readonly program: Program;
  readonly comments: readonly Comment[];
}

/** Statements that stand in a `run`, with imports before them. @returns what is wrong with them, where they cannot be read. */
export function parseStatements(text: string): Snippet | { readonly detail: string } {
  return attempt(() => {
    const { program, comments } = parseTypeScript(text, {
      sourceType: 'module',
      plugins: ['typescript'],
      attachComment: false,
      allowReturnOutsideFunction: true,
    });
    return { program, comments: comments ?? [] };
  });
}

/** An expression that fills the whole text. @returns what is wrong with it, where it cannot be read. */
export function parseExpression(
  text: string,
): { readonly node: Expression; readonly comments: readonly Comment[] } | { readonly detail: string } {
  return attempt(() => {
    const node = parseAlone(text, {
      sourceType: 'module',
      plugins: ['typescript'],
      attachComment: false,
      allowAwaitOutsideFunction: true,
    });
    return { node, comments: node.comments ?? [] };
  });
}

function attempt<T>(read: () => T): T | { readonly detail: string } {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return { detail: 'it is nested too deeply' };
    if (!(error instanceof SyntaxError)) throw error;
    return { detail: error.message.replace(/ ?\(\d+:\d+\)$/, '').replace(/\.$/, '') };
  }
}
