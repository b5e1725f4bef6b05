import { resolvePath } from '../../engine/compiler/2-link/files.ts';
import type { Outline } from '../../engine/compiler/edit/outline/outline.ts';
import { outlineOf } from '../../engine/compiler/edit/outline/outline-of.ts';
import { peopleIn } from './saying/names.ts';

export type Files = ReadonlyMap<string, { readonly text: string }>;

const MOST = 64;
const read = new Map<string, Outline>();

/** The outline of a file that is not the open one. Those that were read last are kept. */
export function outlineOfFile(text: string): Outline {
  const known = read.get(text);
  if (known) return known;
  const outline = outlineOf(text);
  if (read.size >= MOST) read.delete(read.keys().next().value!);
  read.set(text, outline);
  return outline;
}

/** Persons and teams by their names in the rules, and what people call them. */
export function peopleOf(files: Files): ReadonlyMap<string, { readonly called: string; readonly path: string }> {
  const found = new Map<string, { called: string; path: string }>();
  for (const [path, { text }] of files)
    if (path.endsWith('.ts') && /\b(?:person|team)\(/.test(text))
      for (const [name, called] of peopleIn(outlineOfFile(text))) found.set(name, { called, path });
  return found;
}

/** The flow that a name of a file means, and where it stands; undefined: it is none that we can see. */
export function flowNamed(name: string, path: string, outline: Outline, files: Files) {
  const own = outline.flows.find((flow) => flow.name === name);
  if (own) return { body: own.body, file: path };
  for (const { from, names } of outline.imports) {
    const imported = names.find(({ as }) => as === name);
    const target = imported && from.startsWith('.') ? resolvePath(path, from) : undefined;
    const text = target === undefined ? undefined : files.get(target)?.text;
    const flow = text === undefined ? undefined : outlineOfFile(text).flows.find((one) => one.name === imported?.name);
    if (flow && target !== undefined) return { body: flow.body, file: target };
  }
  return undefined;
}
