import type { EffectEntry, HelperEntry } from '../catalogue/entry.ts';
import { schemaOf } from '../catalogue/schema.ts';
import type { Signature } from '../plan/extension.ts';
import type { Plan } from '../plan/plan.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { RuleFiles } from './2-link/files.ts';
import { KNOWN, readKnown } from './2-link/known.ts';
import { link } from './2-link/linked.ts';
import type { Module } from './2-link/module.ts';
import { entityOf } from './3-lower/entities.ts';
import { lowerPolicy } from './3-lower/plan.ts';
import { checkImports } from './3-lower/resolve.ts';
import { partiesOf, type Rules, rulesFrom } from './3-lower/rules.ts';
import { topLevelOf } from './3-lower/top-level.ts';
import { review } from './4-review/review.ts';
import { type Diagnostic, Diagnostics } from './diagnostic.ts';

export type { RuleFiles } from './2-link/files.ts';
export type { Diagnostic } from './diagnostic.ts';

/** What an extension declares, as the compiler read it. */
export interface DeclaredExtension {
  /** As plans call it: `ext:erp.createInvoice`. */
  readonly ref: string;
  /** As policies import it, and from which file of the rules folder. */
  readonly name: string;
  readonly file: string;
  readonly signature: Signature;
  /** Its entry in the catalogue, for a palette: an effect, or a helper for facts and helpers. */
  readonly entry: EffectEntry | HelperEntry;
}

export interface Compiled {
  readonly ruleset: Ruleset;
  /** In the order of files and places. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the files below `extensions/` add to the catalogue. */
  readonly extensions: readonly DeclaredExtension[];
}

/**
 * Compiles a rules folder, in four phases that each have their folder: `1-parse` reads texts as trees, half-typed ones too;
 * `2-link` finds what each file names, imports and exports; `3-lower` gives each expression and statement its compiled form
 * and checks its type in the same walk, for a helper or a flow is put in where it is called; `4-review` looks at the whole
 * of a policy, its limits and its sense.
 *
 * Nothing in it is executed. A policy with an error is left out; the others compile.
 * Never throws, whatever the files hold.
 */
export function compileRules(files: RuleFiles): Compiled {
  const rules = readRules(files);
  const plans = [...rules.modules.values()].flatMap((module) => compilePolicy(module, rules) ?? []);
  lookAtLast(rules);
  const known = files.paths().includes(KNOWN) ? files.read(KNOWN) : undefined;
  return {
    ruleset: {
      plans,
      people: partiesOf(rules),
      lists: Object.fromEntries(rules.lists),
      templates: rules.templates,
      lines: Object.fromEntries([...rules.modules.values()].map(({ source }) => [source.path, source.lines])),
      ...(rules.events.size > 0 && { events: eventsOf(rules) }),
      ...(known && { known: readKnown(known) }),
    },
    diagnostics: rules.diagnostics.all(),
    extensions: extensionsOf(rules),
  };
}

/** One file of a folder: what an editor asks for while somebody types in it. */
export function compileFile(
  files: RuleFiles,
  path: string,
): { plan: Plan | undefined; diagnostics: readonly Diagnostic[] } {
  const rules = readRules(files);
  const module = rules.modules.get(path);
  const plan = module && compilePolicy(module, rules);
  lookAtLast(rules);
  return { plan, diagnostics: rules.diagnostics.all().filter(({ file }) => file === path) };
}

/** Parses and links all files, and works out every name that they declare. */
function readRules(files: RuleFiles): Rules {
  const diagnostics = new Diagnostics();
  const rules = rulesFrom(link(files, diagnostics), diagnostics);
  for (const module of rules.modules.values()) checkImports(topLevelOf(module, rules));
  const declared = [...rules.modules.values()].flatMap(({ names }) => [...names.values()]);
  for (const one of declared) if (one.kind === 'const') entityOf(rules, one);
  lookAtLast(rules);
  return rules;
}

/** At what can be looked at only when every name is known: of declarations, and then of what policies say. */
function lookAtLast({ later }: Rules): void {
  for (const look of later.splice(0)) look();
}

/** What extensions declare, for whoever runs them and for an editor's palette. Nothing in them is executed. */
export const declaredExtensions = (files: RuleFiles): readonly DeclaredExtension[] => extensionsOf(readRules(files));

const extensionsOf = (rules: Rules): readonly DeclaredExtension[] =>
  [...rules.modules.values()].flatMap(({ extension, names, source }) =>
    [...(extension === undefined ? [] : names.values())].flatMap((declared) => {
      const entity = declared.kind === 'const' ? entityOf(rules, declared) : undefined;
      if (entity?.kind !== 'extension' || declared.kind !== 'const') return [];
      const { ref, signature, entry } = entity;
      return [{ ref, name: declared.name, file: source.path, signature, entry }];
    }),
  );

const eventsOf = ({ events }: Rules): NonNullable<Ruleset['events']> =>
  Object.fromEntries(
    [...events].map(([name, { entry, file }]) => {
      const { doc } = entry.words;
      return [name, { about: doc, schema: schemaOf(entry.data ?? {}, doc.en), file }];
    }),
  );

function compilePolicy(module: Module, rules: Rules): Plan | undefined {
  const { diagnostics } = rules;
  if (!module.main || module.flawed) return undefined;
  const before = diagnostics.errors;
  const draft = lowerPolicy(module, rules);
  if (!draft || diagnostics.errors > before) return undefined;
  const plan = review(draft, module, rules);
  return diagnostics.errors > before || diagnostics.hasErrors(module.source.path) ? undefined : plan;
}
