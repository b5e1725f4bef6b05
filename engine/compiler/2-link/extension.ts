import type { ExportNamedDeclaration, Expression, Statement, VariableDeclarator } from '@babel/types';
import type { Parsed } from '../1-parse/parse.ts';
import type { Source } from '../1-parse/source.ts';
import { EXTENDING } from '../language-names.ts';
import { identifiersIn } from './declare.ts';
import type { Declared, DeclaredConst, Module } from './module.ts';

const FILE = /^extensions\/(?<name>[A-Za-z][\w-]*)\.ts$/;

/** The name that plans have for an extension's file: `erp` for `extensions/erp.ts`; undefined for every other file. */
export const extensionIn = (path: string): string | undefined => FILE.exec(path)?.groups?.name;

/**
 * Reads what a file of engineers declares for policies. All else in it is their own: it runs in Node, and nothing here
 * judges it.
 */
export function declareExtension(source: Source, parsed: Parsed, extension: string): Module {
  const names = new Map<string, Declared>();
  const { program, comments } = parsed;
  for (const statement of program.body)
    for (const [name, language] of languageNames(statement)) names.set(name, language);
  for (const statement of program.body) {
    if (statement.type === 'ExportNamedDeclaration')
      for (const [name, declared] of exportedBy(statement, source.path, names)) names.set(name, declared);
  }
  return { source, program, comments, flawed: parsed.flaws.length > 0, names, imports: [], extension };
}

function languageNames(statement: Statement): readonly [string, Declared][] {
  if (statement.type !== 'ImportDeclaration' || statement.source.value !== 'posthorn') return [];
  return statement.specifiers.flatMap((specifier): [string, Declared][] => {
    if (specifier.type !== 'ImportSpecifier') return [];
    const { imported, local } = specifier;
    const name = imported.type === 'Identifier' ? imported.name : imported.value;
    return [[local.name, { kind: 'language', exported: false, name }]];
  });
}

const OWN: Declared = { kind: 'own', exported: true };

function exportedBy(
  { declaration, specifiers }: ExportNamedDeclaration,
  module: string,
  names: ReadonlyMap<string, Declared>,
): readonly [string, Declared][] {
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap((one): [string, Declared][] =>
      declaration.kind === 'const' && isDeclaration(one, names)
        ? [[one.id.name, { kind: 'const', exported: true, module, name: one.id.name, node: one }]]
        : identifiersIn(one.id).map((name) => [name, OWN]),
    );
  }
  const named = declaration && 'id' in declaration && declaration.id && 'name' in declaration.id;
  const others = specifiers.flatMap((one) =>
    'exported' in one && one.exported.type === 'Identifier' ? [one.exported.name] : [],
  );
  return [...(named ? [(declaration.id as { name: string }).name] : []), ...others].map((name) => [name, OWN]);
}

const isDeclaration = (node: VariableDeclarator, names: ReadonlyMap<string, Declared>): node is DeclaredConst['node'] =>
  node.id.type === 'Identifier' && declaresBy(node.init ?? null, names) !== undefined;

/** `defineEffect`, `defineFact` or `defineHelper`, under whatever name it was imported. */
export function declaresBy(
  node: Expression | null,
  names: ReadonlyMap<string, Declared>,
): (typeof EXTENDING)[number] | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  const callee = names.get(node.callee.name);
  return callee?.kind === 'language' ? EXTENDING.find((name) => name === callee.name) : undefined;
}
