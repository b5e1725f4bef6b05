import type { Import } from '../../../engine/compiler/edit/edit.ts';
import type { Block, Outline, OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';

/** What a new step can use at its place. */
export interface Site {
  readonly outline: Outline;
  /** What earlier steps on the way there gave, the nearest first. */
  readonly given: readonly { readonly name: string; readonly call: string }[];
  /** Whom to tell at first: who answers for the policy, or the first that there is. */
  readonly who: { readonly name: string; readonly import?: Import | undefined } | undefined;
  /** The phrase that alerts are made of at first. */
  readonly title: string;
}

/** Names that earlier steps gave to what stands at a position of a block, the nearest first. */
export function givenAt(outline: Outline, into: string, at: number): Site['given'] {
  const bodies = [...(outline.body ? [outline.body] : []), ...outline.flows.map(({ body }) => body)];
  for (const body of bodies) {
    const found = stepsBefore(body, into, at);
    if (found) return found.flatMap(({ bind, call, kind }) => (bind ? [{ name: bind.name, call: call ?? kind }] : []));
  }
  return [];
}

/** The steps that come before a place, the nearest first; undefined: it is not in this block. */
export function stepsBefore(block: Block, into: string, at: number): readonly OutlineStep[] | undefined {
  if (block.id === into) return block.steps.slice(0, at).reverse();
  for (const [i, step] of block.steps.entries())
    for (const exit of step.exits) {
      const found = stepsBefore(exit.block, into, at);
      // The name of a loop holds inside of it; what a step gives otherwise, only behind it.
      if (found) return [...found, ...(step.kind === 'each' ? [step] : []), ...block.steps.slice(0, i).reverse()];
    }
  return undefined;
}

/** All names that the file uses, so that a new one takes none of them. */
export function freshName(name: string, { outline, given }: Site): string {
  const taken = new Set([
    ...given.map((one) => one.name),
    ...outline.given,
    ...outline.constants.map((one) => one.name),
    ...outline.flows.map((one) => one.name),
    ...outline.imports.flatMap(({ names }) => names.map(({ as }) => as)),
  ]);
  for (let i = 1; ; i++) if (!taken.has(i === 1 ? name : `${name}${i}`)) return i === 1 ? name : `${name}${i}`;
}
