import type { Rulesets } from '../../connectors/store/store.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { shortHash } from '../../engine/plan/hash.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Rules } from '../intake/match.ts';
import { readRuleset } from '../rules/published.ts';

/** The rules as they were: none that was published is ever lost. */
export class RulesThen {
  readonly #rulesets: Rulesets;
  readonly #read = new Map<string, Rules | undefined>();

  constructor(rulesets: Rulesets) {
    this.#rulesets = rulesets;
  }

  /** Those that were active at an instant (epoch ms); the oldest that there are for one before. */
  async at(instant: number): Promise<Rules | undefined> {
    const published = await this.#rulesets.published();
    const active = published.find(({ publishedAt }) => publishedAt <= instant) ?? published.at(-1);
    return active && this.#get(active.hash);
  }

  /** A plan by its id and the beginning of its hash, in the newest rules that have it. */
  async plan(id: string, hash: string | undefined): Promise<{ plan: Plan; rules: Rules } | undefined> {
    for (const { hash: ruleset } of await this.#rulesets.published()) {
      const rules = await this.#get(ruleset);
      const plan = rules?.ruleset.plans.find((one) => one.id === id && (!hash || shortHash(one.hash) === hash));
      if (rules && plan) return { plan, rules };
    }
    return undefined;
  }

  /** A plan that an event at that instant was given: mostly the rules of then have it. */
  async planAt(instant: number, id: string, hash: string): Promise<Plan | undefined> {
    const rules = await this.at(instant);
    const plan = rules?.ruleset.plans.find((one) => one.id === id && shortHash(one.hash) === hash);
    return plan ?? (await this.plan(id, hash))?.plan;
  }

  async #get(hash: string): Promise<Rules | undefined> {
    if (!this.#read.has(hash)) {
      const ruleset = readRuleset((await this.#rulesets.get(hash))?.json ?? '{}');
      this.#read.set(hash, ruleset && { ruleset, index: buildIndex(ruleset) });
    }
    return this.#read.get(hash);
  }
}
