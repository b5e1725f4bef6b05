import type { ArrowFunctionExpression, BlockStatement, Statement, VariableDeclarator } from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import { identifiersIn, spanOfNode } from '../../2-link/declare.ts';
import type { OutlineConstant, OutlineFlow, OutlineImport } from './outline.ts';
import { pieceOf } from './piece.ts';
import type { Reader } from './reading.ts';

export const importsOf = ({ program }: Reader): readonly OutlineImport[] =>
  program.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return [];
    const names = statement.specifiers.map((one) => {
      const { imported } = one.type === 'ImportSpecifier' ? one : { imported: one.local };
      return {
        name: imported.type === 'Identifier' ? imported.name : imported.value,
        as: one.local.name,
        type: statement.importKind === 'type' || (one.type === 'ImportSpecifier' && one.importKind === 'type'),
      };
    });
    return [{ from: statement.source.value, span: spanOfNode(statement), names }];
  });

interface Declared {
  readonly statement: Statement;
  readonly above: Span | undefined;
  readonly exported: boolean;
  readonly node: VariableDeclarator;
  readonly name: string;
}

/** The `const`s of the top level. */
function declaredIn({ program, comments }: Reader): readonly Declared[] {
  let end = 0;
  return program.body.flatMap((statement) => {
    const gap: Span = [end, statement.start ?? 0];
    end = statement.end ?? 0;
    const exported = statement.type === 'ExportNamedDeclaration';
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') return [];
    const above = comments.shared(gap, true, false).after;
    return declaration.declarations.flatMap((node) =>
      node.id.type === 'Identifier' ? [{ statement, above, exported, node, name: node.id.name }] : [],
    );
  });
}

/** `flow(async ({ … }) => { … })` */
function flowIn(
  { init }: VariableDeclarator,
  { names }: Reader,
): (ArrowFunctionExpression & { body: BlockStatement }) | undefined {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || !names.is(init.callee.name, 'flow'))
    return undefined;
  const [arrow] = init.arguments;
  if (arrow?.type !== 'ArrowFunctionExpression' || arrow.body.type !== 'BlockStatement') return undefined;
  return arrow as ArrowFunctionExpression & { body: BlockStatement };
}

export const flowsOf = (reader: Reader): readonly OutlineFlow[] =>
  declaredIn(reader).flatMap(({ statement, node, name }) => {
    const arrow = flowIn(node, reader);
    if (!arrow) return [];
    const params = arrow.params.flatMap((param) => identifiersIn(param));
    return [{ name, span: spanOfNode(statement), params, body: reader.body(`${name}()`, arrow.body) }];
  });

export const constantsOf = (reader: Reader): readonly OutlineConstant[] =>
  declaredIn(reader).flatMap(({ statement, above, exported, node, name }) => {
    if (!node.init || flowIn(node, reader)) return [];
    const comment = above && { comment: reader.comments.note(above) };
    return [{ name, span: spanOfNode(statement), exported, value: pieceOf(node.init, reader.text), ...comment }];
  });
