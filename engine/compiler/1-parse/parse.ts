import { parse as parseTypeScript } from '@babel/parser';
import type { Comment, File, Program } from '@babel/types';
import type { Span } from '../../plan/span.ts';
import { deepest, MAX_DEPTH } from './depth.ts';
import { lostCharacter } from './encoding.ts';
import { recover } from './recover.ts';
import type { Source } from './source.ts';

/** The longest file that is read, in UTF-16 units. */
export const MAX_LENGTH = 1_000_000;

/** Why a file, or a part of it, could not be read. */
export type Flaw =
  | { readonly kind: 'syntax'; readonly span: Span; readonly detail: string }
  | { readonly kind: 'deep'; readonly span: Span }
  | { readonly kind: 'encoding'; readonly span: Span }
  | { readonly kind: 'long'; readonly span: Span };

/** What a text parses to. With flaws the tree holds what could be read all the same. */
export interface Parsed {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly flaws: readonly Flaw[];
}

/** Reads a rules file, half-typed ones too. Never throws. */
export function parse({ text }: Source): Parsed {
  if (text.length > MAX_LENGTH) return unread({ kind: 'long', span: [0, 0] });
  const lost = lostCharacter(text);
  if (lost) return unread({ kind: 'encoding', span: lost });
  const bracket = deepest(text);
  if (bracket !== undefined) return unread({ kind: 'deep', span: [bracket, bracket + 1] });
  try {
    return parsedFrom(recover(text, tree));
  } catch (error) {
    // A chain without brackets (`!!!!…`, `a + b + …`) can exhaust the parser's stack too.
    if (error instanceof RangeError) return unread({ kind: 'deep', span: [0, 0] });
    throw error;
  }
}

function parsedFrom({ file, flaws }: ReturnType<typeof recover>): Parsed {
  const deep = tooDeep(file.program);
  if (deep) return unread({ kind: 'deep', span: deep });
  return { program: file.program, comments: file.comments ?? [], flaws };
}

const tree = (text: string): File =>
  parseTypeScript(text, { sourceType: 'module', plugins: ['typescript'], errorRecovery: true, attachComment: false });

const unread = (flaw: Flaw): Parsed => ({ program: tree('').program, comments: [], flaws: [flaw] });

/**
 * The first node that is nested too deeply. It goes no deeper than that, so that its own stack is safe, and keeps nothing: it runs at every keystroke
 * of an editor.
 */
function tooDeep(node: object, depth = 0): Span | undefined {
  if (depth > MAX_DEPTH && 'start' in node && 'end' in node) return [Number(node.start), Number(node.end)];
  const below = Array.isArray(node) ? depth : depth + 1;
  for (const key in node) {
    const child = (node as { readonly [key: string]: unknown })[key];
    if (child === null || typeof child !== 'object' || key === 'loc' || key === 'extra') continue;
    const found = tooDeep(child, below);
    if (found) return found;
  }
  return undefined;
}
