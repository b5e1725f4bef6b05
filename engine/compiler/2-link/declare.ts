import type {
  Declaration,
  ExportNamedDeclaration,
  Identifier,
  Node,
  Statement,
  VariableDeclaration,
} from '@babel/types';
import type { Span } from '../../plan/span.ts';
import type { Parsed } from '../1-parse/parse.ts';
import type { Source } from '../1-parse/source.ts';
import type { Diagnostics } from '../diagnostic.ts';
import type { Arguments, Definition } from '../diagnostics/define.ts';
import { defaultExport, exportForm, topLevel } from '../diagnostics/files.ts';
import { constForm } from '../diagnostics/grammar.ts';
import { declareImports } from './imports.ts';
import type { Declared, DeclaredConst, ImportedFile, Module } from './module.ts';
import { calledAtTop } from './top-level.ts';

/** What is gathered while a file's top level is read. */
export interface Gathering {
  readonly source: Source;
  readonly names: Map<string, Declared>;
  readonly imports: ImportedFile[];
  /** All files of the rules folder. */
  readonly known: ReadonlySet<string>;
  report<D extends Definition>(node: Node, definition: D, params: Arguments<D>): void;
}

export const spanOfNode = ({ start, end }: Node): Span => [start ?? 0, end ?? 0];

/** Reads the top level of a file: what it imports, names, exports. Looks into no expression. */
export function declare(source: Source, parsed: Parsed, known: ReadonlySet<string>, diagnostics: Diagnostics): Module {
  const gathering: Gathering = {
    source,
    names: new Map(),
    imports: [],
    known,
    report: (node, definition, params) => diagnostics.report(source, spanOfNode(node), definition, params),
  };
  let main: Module['main'];
  for (const statement of parsed.program.body) main = declareStatement(statement, gathering) ?? main;
  const { names, imports } = gathering;
  const flawed = parsed.flaws.length > 0;
  return { source, program: parsed.program, comments: parsed.comments, flawed, names, imports, main };
}

/** @returns what stands behind `export default`. */
function declareStatement(statement: Statement, to: Gathering): Module['main'] {
  switch (statement.type) {
    case 'ImportDeclaration':
      declareImports(statement, to);
      return undefined;
    case 'ExportNamedDeclaration':
      declareExports(statement, to);
      return undefined;
    case 'ExportDefaultDeclaration':
      return declareDefault(statement, to);
    case 'ExportAllDeclaration':
      to.report(statement, exportForm, {});
      return undefined;
    case 'EmptyStatement':
      return undefined;
    default:
      declareNames(statement, false, to);
      return undefined;
  }
}

function declareDefault(
  statement: Extract<Statement, { type: 'ExportDefaultDeclaration' }>,
  to: Gathering,
): Module['main'] {
  const { declaration } = statement;
  if (declaration.type === 'CallExpression') return declaration;
  to.report(declaration, defaultExport, {});
  return undefined;
}

function declareExports(statement: ExportNamedDeclaration, to: Gathering): void {
  if (statement.declaration) declareNames(statement.declaration, true, to);
  else to.report(statement, exportForm, {});
}

function declareNames(node: Statement | Declaration, exported: boolean, to: Gathering): void {
  if (node.type === 'VariableDeclaration' && node.kind === 'const') {
    declareConsts(node, exported, to);
    return;
  }
  if (node.type === 'TSTypeAliasDeclaration' && !node.typeParameters) {
    const { name } = node.id;
    to.names.set(name, { kind: 'type', exported, node: node.typeAnnotation, module: to.source.path, name });
    return;
  }
  to.report(node, topLevel, { what: calledAtTop(node) });
  for (const name of namesOf(node)) to.names.set(name, { kind: 'broken', exported });
}

function declareConsts(node: VariableDeclaration, exported: boolean, to: Gathering): void {
  for (const declarator of node.declarations) {
    if (declarator.id.type === 'Identifier' && declarator.init) {
      const { name } = declarator.id;
      const constant = declarator as DeclaredConst['node'];
      to.names.set(name, { kind: 'const', exported, module: to.source.path, name, node: constant });
    } else {
      to.report(declarator, constForm, {});
      for (const name of identifiersIn(declarator.id)) to.names.set(name, { kind: 'broken', exported });
    }
  }
}

/** What a refused declaration would have named, so that its users are not told that it does not exist. */
function namesOf(node: Statement | Declaration): readonly string[] {
  if (node.type === 'VariableDeclaration') return node.declarations.flatMap(({ id }) => identifiersIn(id));
  if ('id' in node && node.id && 'name' in node.id) return [(node.id as Identifier).name];
  return [];
}

/** The names that a pattern takes apart. */
export function identifiersIn(pattern: Node): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'ObjectPattern') {
    return pattern.properties.flatMap((part) =>
      identifiersIn(part.type === 'RestElement' ? part.argument : part.value),
    );
  }
  return [];
}
