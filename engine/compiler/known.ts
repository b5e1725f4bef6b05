import type { EffectEntry, FactGroup, HelperEntry, StateEntry, TriggerEntry } from '../catalogue/entry.ts';
import { catalogue } from '../catalogue/index.ts';

/*
 * The one place in which the compiler looks up what a policy can name. Whoever adds entries of another origin than the
 * catalogue adds them here.
 */

export const effectNamed = (name: string): EffectEntry | undefined =>
  catalogue.effects.find((entry) => entry.name === name);

export const helperNamed = (name: string): HelperEntry | undefined =>
  catalogue.helpers.find((entry) => entry.name === name);

/** The triggers that `on` names by a text. */
export const namedTriggers = (): readonly TriggerEntry[] =>
  catalogue.triggers.filter(({ written }) => written === undefined);

/** The groups of facts that are alike for all events that have them: all but `data`. */
export const factGroups = (): readonly FactGroup[] => catalogue.facts;

export const stateEntries = (): readonly StateEntry[] => catalogue.states;
