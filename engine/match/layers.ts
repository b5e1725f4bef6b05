import type { Plan } from '../plan/plan.ts';
import type { EventAsked } from './event.ts';
import { type Outcome, Segment } from './segment.ts';

/** A plan and its place among the rules. */
export interface Ranked {
  readonly plan: Plan;
  readonly rank: number;
}

/** Conditions that were indexed together. Those whose policy has changed or is gone have no plan any more. */
interface Layer {
  readonly segment: Segment;
  /** Equal hash, equal behaviour. */
  readonly hashes: readonly string[];
  readonly plans: readonly (Ranked | undefined)[];
  readonly living: number;
}

/** Fewer than these are indexed again together with what is new: it takes a moment. */
const SMALL = 16;
/** With more layers than these, all but the first become one. Each reads the texts of an event once. */
const MOST = 4;

/**
 * An index over the policies of one kind of event that need not be built anew when a few of them change: what is new is a small layer
 * of its own beside those that stay.
 */
export class Layers {
  readonly #layers: readonly Layer[];

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers;
  }

  /** @param before whose layers are used again where the policies are the same. It stays as it is. */
  static of(plans: readonly Ranked[], before?: Layers): Layers {
    const fresh = new Map(plans.map((ranked) => [ranked.plan.hash, ranked]));
    const kept = (before ? before.#layers : []).map((layer) => surviving(layer, fresh));
    return new Layers(
      tidied(
        kept.filter(({ living }) => living > 0),
        [...fresh.values()],
      ),
    );
  }

  /** Tells every policy whose condition is not false, in the order of the rules. */
  ask(event: EventAsked, tell: (plan: Plan, outcome: Outcome) => void): void {
    const told: (Ranked & { readonly outcome: Outcome })[] = [];
    for (const { segment, plans } of this.#layers) {
      segment.ask(event, (place, outcome) => {
        const ranked = plans[place];
        if (ranked) told.push({ ...ranked, outcome });
      });
    }
    for (const { plan, outcome } of told.sort((a, b) => a.rank - b.rank)) tell(plan, outcome);
  }
}

/** Takes what the layer has already out of `fresh`. */
function surviving(layer: Layer, fresh: Map<string, Ranked>): Layer {
  const plans = layer.hashes.map((hash) => {
    const ranked = fresh.get(hash);
    fresh.delete(hash);
    return ranked;
  });
  return { ...layer, plans, living: plans.filter((plan) => plan).length };
}

/** Puts what is new into a layer, together with what is too small, too dead or too much to stand alone. */
function tidied(kept: readonly Layer[], fresh: readonly Ranked[]): readonly Layer[] {
  if (!fresh.length) return kept;
  const joins = (layer: Layer, index: number) =>
    layer.living < SMALL || layer.living * 2 < layer.plans.length || (kept.length >= MOST && index > 0);
  const joined = kept.filter(joins);
  const first = kept[0];
  const all = [...joined.flatMap(({ plans }) => plans.filter((plan) => plan !== undefined)), ...fresh];
  // what has grown to half of the whole makes it worth to build the whole
  if (first && !joined.includes(first) && all.length * 2 > first.living) {
    return [layerOf([...kept.flatMap(({ plans }) => plans.filter((plan) => plan !== undefined)), ...fresh])];
  }
  return [...kept.filter((layer) => !joined.includes(layer)), layerOf(all)];
}

const layerOf = (plans: readonly Ranked[]): Layer => ({
  segment: new Segment(plans.map(({ plan }) => plan.when)),
  hashes: plans.map(({ plan }) => plan.hash),
  plans,
  living: plans.length,
});
