import type { Comment, Expression, ImportDeclaration, Statement } from '@babel/types';
import { parseExpression, parseStatements } from '../../1-parse/snippet.ts';
import type { Import, Written } from '../edit.ts';
import { bindingsOf } from '../names/bindings.ts';
import { writtenFrom } from '../names/imports.ts';
import { freshName, renamed } from '../names/rename.ts';
import { Refused, unreadable } from '../refused.ts';
import { build } from './change.ts';
import { type Code, codeOf } from './code.ts';
import type { Page } from './page.ts';

/** Statements that were given, with what they want imported. */
export interface Given {
  readonly code: Code;
  readonly imports: readonly Import[];
}

/**
 * Reads statements that are put into a text. What they name gets another name where the text has that name already.
 *
 * @param spare names of the text that go with this edit
 * @throws Refused where they cannot be read, or want a name that means something else here
 */
export function given(page: Page, { text, imports = [] }: Written, file?: string, spare?: ReadonlySet<string>): Given {
  const first = statementsOf(text);
  const wanted = [...imports, ...first.imports];
  const own = declaredIn(page);
  for (const one of spare ?? []) own.delete(one);
  const bindings = bindingsOf(first.program);
  checkWanted(
    page,
    wanted,
    bindings.references.filter(({ declared }) => declared === undefined),
    own,
    file,
  );
  const taken = new Set([...own, ...bindings.declarations.map(({ name }) => name)]);
  const changes = first.statements.flatMap((node) => {
    const id = node.type === 'VariableDeclaration' ? node.declarations[0]?.id : undefined;
    if (id?.type !== 'Identifier' || !own.has(id.name)) return [];
    const name = freshName(id.name, taken);
    taken.add(name);
    return renamed(bindings, id.start ?? 0, id.name, name);
  });
  const { statements, from, text: final } = changes.length === 0 ? first : statementsOf(build(text, changes).text);
  return { code: codeOf(final, [from, final.trimEnd().length], statements, false), imports: wanted };
}

function statementsOf(text: string) {
  const parsed = parseStatements(text);
  if ('detail' in parsed) throw unreadable('given', parsed.detail);
  const { body } = parsed.program;
  const isImport = (node: Statement): node is ImportDeclaration => node.type === 'ImportDeclaration';
  const statements = body.filter((node) => !isImport(node) && node.type !== 'EmptyStatement');
  const [first] = statements;
  if (!first || statements.some(({ type }) => type.startsWith('Export')))
    throw unreadable('given', 'a statement is wanted');
  const head = body.filter(isImport);
  if (head.some(({ start }) => (start ?? 0) > (first.start ?? 0)))
    throw unreadable('given', 'imports stand before the statements');
  const after = head.at(-1)?.end ?? 0;
  const from = after + /^\s*/.exec(text.slice(after))![0].length;
  return { program: parsed.program, statements, text, from, imports: head.flatMap(importsOf) };
}

const importsOf = ({ specifiers, source }: ImportDeclaration): readonly Import[] =>
  specifiers.flatMap((one) => {
    if (one.type !== 'ImportSpecifier') return [];
    const name = one.imported.type === 'Identifier' ? one.imported.name : one.imported.value;
    return [{ name, as: one.local.name, from: source.value }];
  });

/** All names that the text declares anywhere. */
export const declaredIn = ({ reading }: Page): Set<string> =>
  new Set(reading.bindings.declarations.map(({ name }) => name));

/** A name that the text has from elsewhere cannot be brought in. */
function checkWanted(
  { reading }: Page,
  wanted: readonly Import[],
  used: readonly { readonly name: string }[],
  own: ReadonlySet<string>,
  file: string | undefined,
): void {
  for (const { name, as = name, from } of wanted) {
    if (!own.has(as) || !used.some((one) => one.name === as)) continue;
    const path = writtenFrom(from, file);
    const same = reading.outline.imports.some(
      (one) => one.from === path && one.names.some((other) => other.name === name && other.as === as),
    );
    if (same) continue;
    throw new Refused(
      'taken',
      `\`${as}\` means something else in this file than in what is put in. Rename it first.`,
      `\`${as}\` 在此文件中的含义与放入内容中的不同。请先重命名。`,
    );
  }
}

/** An expression that was given. @throws Refused where it is none, or more than one */
export function expressionIn(text: string): { readonly text: string; readonly node: Expression } {
  const own = text.trim();
  const parsed = parseExpression(own);
  if ('detail' in parsed) throw unreadable('given', parsed.detail);
  const { node } = parsed;
  if (node.type === 'SequenceExpression' && !node.extra?.parenthesized)
    throw unreadable('given', 'one expression is wanted, not several');
  return { text: closed(own, parsed.comments.at(-1)), node };
}

/** A `//` comment at the end would swallow what follows on its line. */
function closed(text: string, last: Comment | undefined): string {
  if (last?.type !== 'CommentLine' || last.end !== text.length) return text;
  return `${text.slice(0, last.start)}/*${last.value.replaceAll('*/', '* /')} */`;
}
