import type { Outline } from '../../engine/compiler/edit/outline/outline.ts';
import { compareOutlines } from '../../engine/graph/changes/changes.ts';

/** A flow that two versions of a file have, or one of them. */
export interface Part {
  /** Of a reusable flow; undefined: the policy itself. */
  readonly flow: string | undefined;
  readonly before: Outline;
  readonly after: Outline;
}

/** What of two versions can be compared step by step: the policy, and each reusable flow that differs. */
export function partsOf(before: Outline, after: Outline): Part[] {
  if (before.flaws.length > 0 && after.flaws.length > 0) return [];
  const names = new Set([...before.flows, ...after.flows].map(({ name }) => name));
  const flows = [...names].map((flow) => ({ flow, before: flowAlone(before, flow), after: flowAlone(after, flow) }));
  return [
    ...(before.body || after.body ? [{ flow: undefined, before, after }] : []),
    ...flows.filter((part) => compareOutlines(part.before, part.after).changes.size > 0),
  ];
}

/** A file as if it held that flow alone. */
const flowAlone = (outline: Outline, name: string): Outline => ({
  ...outline,
  settings: {},
  flows: [],
  body: outline.flows.find((one) => one.name === name)?.body,
});
