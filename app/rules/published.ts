import { setTimeout as sleep } from 'node:timers/promises';
import type { Rulesets } from '../../connectors/store/store.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { type Ruleset, ruleset as schema } from '../../engine/plan/ruleset.ts';
import type { Asking } from '../intake/dear.ts';
import type { Rules } from '../intake/match.ts';

/** Between two looks at what is published, in ms. */
const LOOK_MS = 1_000;

/** The rules that are active, as whoever publishes them has left them in the store: noticed within seconds. */
export class PublishedRules {
  readonly #published: Rulesets;
  readonly #warn: (message: string) => void;
  readonly #asking: Asking | undefined;
  readonly #stopping = new AbortController();
  #hash: string | undefined;
  #rules: Rules | undefined;
  #watching: Promise<void> = Promise.resolve();

  /** @param warn told when nothing is published yet, and when what is cannot be used; once for each */
  constructor(published: Rulesets, warn: (message: string) => void, asking?: Asking) {
    this.#published = published;
    this.#asking = asking;
    this.#warn = warn;
  }

  /** Resolves once there are rules: at a first start of many processes, the one that publishes may be late. */
  async start(): Promise<void> {
    await this.look();
    if (!this.#rules) this.#warn('No rules are published yet; waiting for "posthorn serve" to publish them.');
    while (!this.#rules && (await this.#pause())) await this.look();
    this.follow();
  }

  /** Looks for what others publish from now on. */
  follow(): void {
    this.#watching = this.#watch();
  }

  /** What was just published from here need not be read again. */
  adopt(hash: string, ruleset: Ruleset): void {
    this.#hash = hash;
    this.#rules = { ruleset, index: buildIndex(ruleset, this.#rules?.index), asking: this.#asking };
  }

  /** @throws Error before `start` */
  current(): Rules {
    if (!this.#rules) throw new Error('the rules are not loaded yet');
    return this.#rules;
  }

  /** Takes over what was published since the last look. */
  async look(): Promise<void> {
    const hash = await this.#published.activeHash();
    if (hash === undefined || hash === this.#hash) return;
    const active = await this.#published.get(hash);
    const ruleset = active && readRuleset(active.json);
    if (ruleset) return this.adopt(hash, ruleset);
    this.#hash = hash;
    this.#warn('The rules were published by another version of Posthorn, and cannot be used here: update this one.');
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
  }

  async #watch(): Promise<void> {
    // A store that is away for a while is asked again: until then the rules stay as they are.
    while (await this.#pause()) await this.look().catch(() => {});
  }

  /** @returns whether to go on */
  async #pause(): Promise<boolean> {
    await sleep(LOOK_MS, undefined, { signal: this.#stopping.signal }).catch(() => {});
    return !this.#stopping.signal.aborted;
  }
}

/** Undefined where this version cannot read it. */
export const readRuleset = (json: string): Ruleset | undefined => schema.safeParse(JSON.parse(json)).data;
