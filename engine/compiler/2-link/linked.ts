import type { Template } from '../../plan/ruleset.ts';
import { MAX_DEPTH } from '../1-parse/depth.ts';
import { lostCharacter } from '../1-parse/encoding.ts';
import { type Flaw, MAX_LENGTH, parse } from '../1-parse/parse.ts';
import { sourceOf } from '../1-parse/source.ts';
import type { Diagnostics } from '../diagnostic.ts';
import { notUtf8, syntax, tooDeep, tooLong } from '../diagnostics/files.ts';
import { reportCycles } from './cycles.ts';
import { declare } from './declare.ts';
import { declareExtension, extensionIn } from './extension.ts';
import type { RuleFiles } from './files.ts';
import { readList } from './lists.ts';
import type { Module } from './module.ts';
import { readTemplates } from './templates.ts';

/** All files of a rules folder, read and joined by their imports. */
export interface Linked {
  readonly modules: ReadonlyMap<string, Module>;
  /** By file name: `carriers.csv`. */
  readonly csv: ReadonlyMap<string, readonly string[]>;
  readonly templates: { readonly [name: string]: { readonly [language: string]: Template } };
}

export function link(files: RuleFiles, diagnostics: Diagnostics): Linked {
  const paths = [...files.paths()].sort();
  const known = new Set(paths);
  const modules = new Map<string, Module>();
  for (const path of paths.filter((one) => one.endsWith('.ts'))) {
    modules.set(path, readModule(path, files.read(path) ?? '', known, diagnostics));
  }
  reportCycles(modules, diagnostics);
  for (const path of paths.filter((one) => !one.endsWith('.ts')))
    reportEncoding(path, files.read(path) ?? '', diagnostics);
  const csv = paths.filter((path) => /^lists\/[^/]+\.csv$/.test(path));
  return {
    modules,
    csv: new Map(csv.map((path) => [path.slice('lists/'.length), readList(files.read(path) ?? '')])),
    templates: readTemplates(files, paths, diagnostics),
  };
}

function readModule(path: string, text: string, known: ReadonlySet<string>, diagnostics: Diagnostics): Module {
  const source = sourceOf(path, text);
  const parsed = parse(source);
  for (const flaw of parsed.flaws) reportFlaw(flaw, source, diagnostics);
  const extension = extensionIn(path);
  return extension === undefined
    ? declare(source, parsed, known, diagnostics)
    : declareExtension(source, parsed, extension);
}

function reportFlaw(flaw: Flaw, source: Module['source'], diagnostics: Diagnostics): void {
  if (flaw.kind === 'syntax') diagnostics.report(source, flaw.span, syntax, { detail: flaw.detail });
  else if (flaw.kind === 'encoding') diagnostics.report(source, flaw.span, notUtf8, {});
  else if (flaw.kind === 'deep') diagnostics.report(source, flaw.span, tooDeep, { limit: MAX_DEPTH });
  else diagnostics.report(source, flaw.span, tooLong, { size: source.text.length, limit: MAX_LENGTH });
}

/** A list or a template that is not UTF-8 would name what no mail says, in silence. */
function reportEncoding(path: string, text: string, diagnostics: Diagnostics): void {
  const lost = lostCharacter(text);
  if (lost) diagnostics.report(sourceOf(path, text), lost, notUtf8, {});
}
