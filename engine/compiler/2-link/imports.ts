import type { ImportDeclaration, ImportSpecifier } from '@babel/types';
import { extensionPlace } from '../diagnostics/extensions.ts';
import { importForm, importMissing, importPath, noLanguageName, typeImport } from '../diagnostics/names.ts';
import { EXTENDING, LANGUAGE_NAMES, LANGUAGE_TYPES } from '../language-names.ts';
import { didYouMean } from '../spell.ts';
import { type Gathering, spanOfNode } from './declare.ts';
import { resolvePath } from './files.ts';
import type { Declared } from './module.ts';

/** The name under which rules files import the language. */
const LANGUAGE = 'posthorn';

export function declareImports(node: ImportDeclaration, to: Gathering): void {
  const path = node.source.value;
  const file = path === LANGUAGE ? path : importedFile(node, to);
  if (file !== undefined && path !== LANGUAGE) to.imports.push({ path: file, span: spanOfNode(node.source) });
  if (node.specifiers.length === 0)
    to.report(node, importForm, { what: { en: 'an import without names', zh: '不具名导入' } });
  for (const specifier of node.specifiers) {
    if (specifier.type !== 'ImportSpecifier') {
      to.report(specifier, importForm, {
        what: { en: `\`${specifier.local.name}\` without braces`, zh: `不带花括号的 \`${specifier.local.name}\`` },
      });
      to.names.set(specifier.local.name, { kind: 'broken', exported: false });
    } else to.names.set(specifier.local.name, declaredBy(specifier, node.importKind === 'type', file, to));
  }
}

/** @returns the file's path below the rules folder, where there is such a file. */
function importedFile({ source }: ImportDeclaration, to: Gathering): string | undefined {
  const path = source.value;
  const file = /^\.\.?\//.test(path) && path.endsWith('.ts') ? resolvePath(to.source.path, path) : undefined;
  if (file === undefined) to.report(source, importPath, { path });
  else if (!to.known.has(file)) {
    const near = [...to.known].filter((one) => one.endsWith('.ts'));
    to.report(source, importMissing, { path: file, hint: didYouMean(file, near) });
  } else return file;
  return undefined;
}

function declaredBy(specifier: ImportSpecifier, allTypes: boolean, file: string | undefined, to: Gathering): Declared {
  const { imported } = specifier;
  const name = imported.type === 'Identifier' ? imported.name : imported.value;
  if (file === undefined) return { kind: 'broken', exported: false };
  const asType = allTypes || specifier.importKind === 'type';
  if (file !== LANGUAGE)
    return { kind: 'import', exported: false, from: file, name, asType, span: spanOfNode(specifier) };
  if (LANGUAGE_NAMES.has(name)) {
    if (LANGUAGE_TYPES.has(name) !== asType) reportKind(specifier, name, asType, to);
    return { kind: 'language', exported: false, name };
  }
  if ((EXTENDING as readonly string[]).includes(name)) to.report(specifier, extensionPlace, { name });
  else to.report(specifier, noLanguageName, { name, hint: didYouMean(name, LANGUAGE_NAMES) });
  return { kind: 'broken', exported: false };
}

/** Node strips types without looking into other files: it must be told which imports are types. */
function reportKind(node: ImportSpecifier, name: string, asType: boolean, to: Gathering): void {
  to.report(node, typeImport, {
    name,
    kind: asType
      ? { en: 'no type, and imported as one', zh: '不是类型，却按类型导入' }
      : { en: 'a type, and not imported as one', zh: '是类型，却未按类型导入' },
    form: asType ? `import { ${name} }` : `import type { ${name} }`,
  });
}
