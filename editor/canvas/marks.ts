import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import type { Outline, OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import { stepsOf } from '../document/selection.ts';

/** The problems of each step, by its id; those of trigger and condition by `start`, of `endsWhen` by that. */
export function markedSteps(
  outline: Outline,
  file: string,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  const own = diagnostics.filter((one) => one.file === file);
  if (own.length === 0) return NONE;
  const steps = [...stepsOf(outline)];
  for (const diagnostic of own) {
    const id = stepOf(steps, diagnostic.span[0]) ?? settingOf(outline, diagnostic.span[0]);
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), diagnostic]);
  }
  return found;
}

/** Always the same, so that nobody looks again. */
const NONE: ReturnType<typeof markedSteps> = new Map();

/** The innermost step that holds a place. */
function stepOf(steps: readonly OutlineStep[], place: number): string | undefined {
  return steps.findLast(({ span }) => span[0] <= place && place < span[1])?.id;
}

function settingOf({ settings }: Outline, place: number): string | undefined {
  const found = Object.entries(settings).find(([, { whole }]) => whole[0] <= place && place < whole[1])?.[0];
  return found === undefined ? undefined : found === 'endsWhen' ? 'endsWhen' : 'start';
}
