import type { Diagnostics } from '../diagnostic.ts';
import { importCycle } from '../diagnostics/names.ts';
import type { Module } from './module.ts';

type Modules = ReadonlyMap<string, Module>;

/** Reports every import that leads back to its own file, in each file of the cycle. */
export function reportCycles(modules: Modules, diagnostics: Diagnostics): void {
  for (const [path, module] of modules) {
    for (const imported of module.imports) {
      const way = wayBetween(imported.path, path, modules);
      if (way) diagnostics.report(module.source, imported.span, importCycle, { cycle: [path, ...way].join(' → ') });
    }
  }
}

/** The shortest chain of imports from one file to another, both included. */
function wayBetween(from: string, to: string, modules: Modules): readonly string[] | undefined {
  const waiting: (readonly string[])[] = [[from]];
  const seen = new Set([from]);
  for (let way = waiting.shift(); way; way = waiting.shift()) {
    const last = way.at(-1)!;
    if (last === to) return way;
    for (const { path } of modules.get(last)?.imports ?? []) {
      if (seen.has(path)) continue;
      seen.add(path);
      waiting.push([...way, path]);
    }
  }
  return undefined;
}
