import type { Import } from './imports.ts';

/** Every cycle that a walk in depth meets, each as its files, the first one again at the end. */
export function cyclesIn(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const cycles: string[][] = [];
  const walk = (file: string, path: readonly string[]) => {
    const again = path.indexOf(file);
    if (again >= 0) cycles.push([...path.slice(again), file]);
    if (again >= 0 || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return cycles;
}
