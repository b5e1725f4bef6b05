import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One import of one source file. */
export interface Import {
  /** Paths from the project's root; for a package, its name as it stands in the import. */
  readonly from: string;
  readonly to: string;
  readonly line: number;
  /** Erased before the code runs. */
  readonly typeOnly: boolean;
  readonly isPackage: boolean;
}

/** Every import, re-export and dynamic import of the TypeScript files and Svelte components below these folders. */
export function importsBelow(...folders: readonly string[]): Import[] {
  return folders.flatMap((folder) => sources(folder).flatMap(importsOf));
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path));
}

function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const text = scriptOf(file, readFileSync(join(ROOT, file), 'utf8'));
  const { program } = parse(text, {
    sourceType: 'module',
    plugins: ['typescript', 'importAttributes'],
    createImportExpressions: true,
  });
  visit(program, (node) => {
    const { source, importKind, exportKind, loc } = node;
    if (!IMPORTING.has(node.type) || source?.type !== 'StringLiteral') return;
    const typeOnly = (importKind ?? exportKind) === 'type';
    const isPackage = !source.value.startsWith('.');
    const to = isPackage ? source.value : normalize(join(dirname(file), source.value));
    found.push({ from: file, to, line: loc.start.line, typeOnly, isPackage });
  });
  return found;
}

/** The scripts of a component, at the lines where they stand. */
function scriptOf(file: string, text: string): string {
  if (!file.endsWith('.svelte')) return text;
  const blank = (other: string) => other.replace(/[^\n]/g, ' ');
  let at = 0;
  let script = '';
  for (const { 0: all, 1: tag = '', 2: code, index } of text.matchAll(
    /(<script(?:"[^"]*"|[^">])*>)([\s\S]*?)<\/script>/g,
  )) {
    script += `${blank(text.slice(at, index))}${blank(tag)}${code}`;
    at = index + all.length;
  }
  return script;
}

const IMPORTING = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression']);

interface Node {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number } };
  readonly source?: { readonly type: string; readonly value: string } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see);
  else if (value && typeof value === 'object' && 'type' in value) {
    see(value as Node);
    for (const child of Object.values(value)) visit(child, see);
  }
}
