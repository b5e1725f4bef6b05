import type { Outline, OutlineStep, Setting } from '../../compiler/edit/outline/outline.ts';
import { merged } from './merged.ts';
import { ownText, Pairs, stepsIn } from './pairs.ts';

/** What became of a step: `moved` stands elsewhere and says the same. What says the same at the same place is not named. */
export type Change = 'added' | 'removed' | 'changed' | 'moved';

/** Two versions of a policy, as one flow to be drawn. */
export interface Compared {
  /** The later version, with what it has no more where that stood. Ids of what is gone begin with `-`. Nothing of it can be edited. */
  readonly outline: Outline;
  /** By the ids of {@link Compared.outline}, in the order of the flow; what begins and ends it by `start` and `endsWhen`. */
  readonly changes: ReadonlyMap<string, Change>;
  /** Steps that say something else now, as they were; by their ids. */
  readonly before: ReadonlyMap<string, OutlineStep>;
  /** What else differs, by name: settings that no box shows, and flows of the file. */
  readonly others: readonly string[];
}

/** What a change made of a flow. Where text stands, how it is set and what its steps are numbered by does not count. */
export function compareOutlines(before: Outline, after: Outline): Compared {
  const pairs = new Pairs(before, after);
  const both = merged(before, after, pairs);
  const changes = new Map<string, Change>(bordersOf(before, after));
  const asIs = new Map((after.body ? [...stepsIn(after.body)] : []).map((step) => [step.id, step]));
  const were = new Map<string, OutlineStep>();
  for (const step of both.body ? stepsIn(both.body) : []) {
    const change = changeOf(asIs.get(step.id), pairs);
    if (change) changes.set(step.id, change.kind);
    if (change?.was) were.set(step.id, change.was);
  }
  return { outline: both, changes, before: were, others: othersOf(before, after) };
}

/** @param step as it is now; undefined: it is gone */
function changeOf(
  step: OutlineStep | undefined,
  pairs: Pairs,
): { readonly kind: Change; readonly was?: OutlineStep } | undefined {
  if (!step) return { kind: 'removed' };
  const was = pairs.beforeOf(step);
  if (!was) return { kind: 'added' };
  if (ownText(was) !== ownText(step) || was.comment?.text !== step.comment?.text) return { kind: 'changed', was };
  return pairs.isMoved(step) ? { kind: 'moved' } : undefined;
}

/** The boxes that are no steps. */
function bordersOf({ settings: old }: Outline, { settings: now }: Outline): [string, Change][] {
  const isOther = (name: string) => textOf(old[name]) !== textOf(now[name]);
  const found: [string, Change][] = [];
  if (['on', 'when', 'priority'].some(isOther)) found.push(['start', 'changed']);
  if (isOther('endsWhen')) found.push(['endsWhen', !old.endsWhen ? 'added' : !now.endsWhen ? 'removed' : 'changed']);
  return found;
}

const SHOWN = new Set(['on', 'when', 'priority', 'endsWhen']);

function othersOf(before: Outline, after: Outline): string[] {
  const names = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  const settings = [...names].filter(
    (name) => !SHOWN.has(name) && textOf(before.settings[name]) !== textOf(after.settings[name]),
  );
  const flows = new Set([...before.flows, ...after.flows].map(({ name }) => name));
  const bodyOf = ({ flows: all }: Outline, name: string) => {
    const flow = all.find((one) => one.name === name);
    return flow && [...stepsIn(flow.body)].map((step) => `${step.id} ${ownText(step)}`).join('\n');
  };
  return [...settings, ...[...flows].filter((name) => bodyOf(before, name) !== bodyOf(after, name))];
}

const textOf = (setting: Setting | undefined) => setting?.text.replace(/\s+/g, ' ');
