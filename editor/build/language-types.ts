import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Plugin } from 'vite';

const NAME = 'virtual:language-types';
const ROOT = new URL('../../', import.meta.url);
const FIRST = 'engine/language/index.ts';

/**
 * Gives the code view what a policy imports as `posthorn`: a module whose default export are the declarations of `engine/language` and of what
 * they name, by path from the project's root. Made of the very sources that tests check the rules against.
 */
export function languageTypes(): Plugin {
  return {
    name: 'posthorn-language-types',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(declarations())};` : null),
  };
}

/**
 * Each file by itself, which takes milliseconds where the compiler would take seconds for all that they import. What cannot be declared
 * that way has no type there; a test holds that nothing of the language is among it.
 */
export function declarations(): { readonly [path: string]: string } {
  const found: { [path: string]: string } = {};
  const open = [FIRST];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path in found) continue;
    const source = readFileSync(fileURLToPath(new URL(path, ROOT)), 'utf8');
    const { outputText } = ts.transpileDeclaration(source, { fileName: path, compilerOptions: { strict: true } });
    found[path] = outputText;
    for (const [, from = ''] of outputText.matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g)) {
      open.push(new URL(from, `file:///${path}`).pathname.slice(1));
    }
  }
  return found;
}
