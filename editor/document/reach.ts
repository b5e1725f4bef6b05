import { type RuleFiles, resolvePath } from '../../engine/compiler/2-link/files.ts';

/** `from './lists.ts'`, in code that may be half-typed. */
const IMPORTED = /\bfrom\s*['"]([^'"\n]+)['"]/g;

/** What is left of a policy of which only its name is asked. */
const NAMED = "import { policy } from 'posthorn';\nexport default policy({});\n";

/**
 * What one file of a rules folder can name: what it imports, what that imports, all persons (an owner is named without an import), lists
 * and messages. The other thousand policies need not be read again for each key that is pressed; where the file names some (`inhibits`),
 * they are there by name.
 */
export function reachable(path: string, read: (path: string) => string | undefined, all: Iterable<string>): RuleFiles {
  const every = [...all];
  const paths = new Set(every.filter((each) => !each.endsWith('.ts')));
  const open = [...every.filter((each) => declaresPeople(read(each) ?? '')), path];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const text = read(next);
    if (paths.has(next) || text === undefined) continue;
    paths.add(next);
    for (const [, from = ''] of text.matchAll(IMPORTED)) {
      const target = from.startsWith('.') ? resolvePath(next, from) : undefined;
      if (target !== undefined) open.push(target);
    }
  }
  const isNamed = (each: string) => !paths.has(each) && /^export default policy\b/m.test(read(each) ?? '');
  const named = new Set(read(path)?.includes('inhibits') ? every.filter(isNamed) : []);
  return {
    read: (each) => (paths.has(each) ? read(each) : named.has(each) ? NAMED : undefined),
    paths: () => [...paths, ...named].sort(),
  };
}

const declaresPeople = (text: string) => /\b(?:person|team)\(['"]/.test(text);
