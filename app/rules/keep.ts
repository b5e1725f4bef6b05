import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';

/** What becomes of the active rules when a folder was compiled anew. */
export interface Kept {
  readonly ruleset: Ruleset;
  /** Ids of policies that do not compile now and go on as they were. */
  readonly kept: readonly string[];
}

/**
 * A policy that does not compile never replaces one that did: its last good plan stays, and with it the persons, lists and
 * texts that it may name. A policy whose file is gone is gone.
 *
 * @param files paths of the rules folder as it is now
 */
export function keepGood(
  before: Ruleset | undefined,
  compiled: Ruleset,
  diagnostics: readonly Diagnostic[],
  files: readonly string[],
): Kept {
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  if (!before || !broken) return { ruleset: compiled, kept: [] };
  const fresh = new Set(compiled.plans.map(({ id }) => id));
  const present = new Set(files);
  const stays = ({ id, source }: Plan) => !fresh.has(id) && present.has(source.file);
  const kept = before.plans.filter(stays);
  const ruleset: Ruleset = {
    plans: [...compiled.plans, ...kept].sort((a, b) => (a.id < b.id ? -1 : 1)),
    people: { ...before.people, ...compiled.people },
    lists: { ...before.lists, ...compiled.lists },
    templates: { ...before.templates, ...compiled.templates },
    // A kept plan counts in its file as that was.
    lines: { ...compiled.lines, ...Object.fromEntries(kept.flatMap(({ source }) => linesOf(source.file, before))) },
    events: { ...before.events, ...compiled.events },
    ...((compiled.known ?? before.known) && { known: compiled.known ?? before.known }),
  };
  return { ruleset, kept: kept.map(({ id }) => id) };
}

const linesOf = (file: string, { lines = {} }: Ruleset) => (lines[file] ? [[file, lines[file]] as const] : []);
