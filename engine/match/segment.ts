import { UNKNOWN } from '../expression/environment.ts';
import { LimitError } from '../expression/limits.ts';
import type { Expression } from '../plan/expression.ts';
import { type Condition, conditionOf, type Verdict, verdictOf } from './condition.ts';
import type { EventAsked } from './event.ts';
import { choose, type Gate, gateOf, keysIn } from './gate.ts';
import { Keys } from './keys.ts';
import { Answers, Leaves } from './leaves.ts';
import { gateOfContainment } from './predicates/containment.ts';
import { Equality } from './predicates/equality.ts';
import { Membership } from './predicates/membership.ts';
import { soughtByMentions } from './predicates/mentions.ts';
import { soughtByMatches } from './predicates/patterns.ts';
import type { Predicate, SubjectOf } from './predicates/predicate.ts';
import { Range } from './predicates/range.ts';
import { gateOfSought } from './predicates/sought.ts';
import { Stamps } from './stamps.ts';
import { eachOf, subjectOf } from './subject.ts';
import { TextTable } from './texts.ts';

/** What became of a condition: a verdict, or why there is none. */
export type Outcome = Verdict | LimitError;

const NOBODY: readonly number[] = [];

/** Any other condition that can be told at once is asked for all policies that have it. */
const ODDS_TRUE = 0.5;
const ODDS_FALSE = 0.9;

/** The predicates of many conditions in one structure, once built never changed. Conditions are known by their places. */
export class Segment {
  readonly #keys = new Keys();
  readonly #leaves = new Leaves();
  readonly #texts = new TextTable(this.#keys);
  readonly #equality = new Equality(this.#keys);
  readonly #predicates: readonly Predicate[] = [this.#equality, new Membership(this.#keys), new Range(this.#keys)];
  /** Leaves of no other kind that are asked at once, by their keys: whether they are so, or are not. */
  readonly #others = new Map<string, { readonly leaf: number; readonly wanted: boolean; readonly key: number }>();
  readonly #conditions: readonly (Condition | undefined)[];
  /** By key: the conditions to ask when it holds. */
  readonly #behind: number[][] = [];
  /** The conditions that nothing turns away. */
  readonly #always: number[] = [];
  /** What is known in the midst of an event: nothing of it outlives `ask`. */
  readonly #scratch: { readonly holding: Stamps; readonly reached: Stamps; readonly answers: Answers };

  constructor(conditions: readonly (Expression | undefined)[]) {
    this.#conditions = conditions.map((condition) => condition && conditionOf(condition, (leaf) => this.#leaf(leaf)));
    const gates = conditions.map((condition) => condition && this.#gate(condition, true, subjectOf));
    for (const key of gates.flatMap(keysIn)) this.#keys.use(key);
    for (const [place, gate] of gates.entries()) this.#put(place, gate);
    const isUsed = (key: number) => this.#behind[key] !== undefined;
    for (const [id, { key }] of this.#others) if (!isUsed(key)) this.#others.delete(id);
    for (const predicate of [...this.#predicates, this.#texts]) predicate.seal(isUsed);
    this.#scratch = {
      holding: new Stamps(this.#keys.size),
      reached: new Stamps(conditions.length),
      answers: new Answers(this.#leaves),
    };
  }

  /** Tells every condition that is not false, once. */
  ask(event: EventAsked, tell: (place: number, outcome: Outcome) => void): void {
    const { holding, reached } = this.#scratch;
    holding.clear();
    reached.clear();
    const candidates = [...this.#always];
    const holds = (key: number) => {
      if (!holding.add(key)) return;
      for (const place of this.#behind[key] ?? NOBODY) if (reached.add(place)) candidates.push(place);
    };
    const reads = this.#readsOnce(event, holds);
    const holdsIn = (path: string, keys: readonly number[]) =>
      reads(path) ? keys.some((key) => holding.has(key)) : UNKNOWN;
    const answers = this.#scratch.answers.about(event, holdsIn);
    for (const predicate of this.#predicates) predicate.ask(event, holds);
    for (const path of this.#texts.gates()) reads(path);
    for (const { leaf, wanted, key } of this.#others.values()) if (answers.cheap(leaf) !== !wanted) holds(key);
    for (const place of candidates) {
      const outcome = this.#outcome(this.#conditions[place], answers);
      if (outcome !== false) tell(place, outcome);
    }
  }

  /** Reads a text when it is first asked for, and tells what holds there. @returns whether somebody knows it */
  #readsOnce(event: EventAsked, holds: (key: number) => void): (path: string) => boolean {
    const read = new Map<string, boolean>();
    return (path) => {
      const known = read.get(path);
      if (known !== undefined) return known;
      const text = event.texts.get(path);
      this.#texts.scan(path, text, holds);
      read.set(path, text !== UNKNOWN);
      return text !== UNKNOWN;
    };
  }

  /** What costs more is asked where all that costs less leaves it open. */
  #outcome(condition: Condition | undefined, answers: Answers): Outcome {
    if (!condition) return true;
    for (const answer of [answers.cheap, answers.whole]) {
      const verdict = verdictOf(condition, answer);
      if (verdict !== UNKNOWN) return verdict;
    }
    try {
      return verdictOf(condition, answers.dear);
    } catch (error) {
      if (error instanceof LimitError) return error;
      throw error;
    }
  }

  #put(place: number, gate: Gate): void {
    if (!gate) {
      this.#always.push(place);
      return;
    }
    const { keys } = choose(gate, (key) => this.#keys.odds(key, this.#conditions.length));
    for (const key of new Set(keys)) {
      const places = this.#behind[key];
      if (places) places.push(place);
      else this.#behind[key] = [place];
    }
  }

  #leaf(expression: Expression): number {
    return this.#leaves.number(
      expression,
      (leaf) => soughtByMentions(leaf, this.#texts) ?? soughtByMatches(leaf, this.#texts),
    );
  }

  #gate(condition: Expression, wanted: boolean, subject: SubjectOf): Gate {
    return gateOf(condition, wanted, (leaf, truth) => {
      const { sought, price } = this.#leaves.get(this.#leaf(leaf));
      if (price !== 'cheap') return undefined;
      const gate = truth ? (sought ? gateOfSought(sought) : this.#indexed(leaf, subject)) : undefined;
      return gate ?? (subject === subjectOf ? this.#other(leaf, truth) : undefined);
    });
  }

  #indexed(leaf: Expression, subject: SubjectOf): Gate {
    for (const predicate of this.#predicates) {
      const gate = predicate.gate(leaf, subject);
      if (gate) return gate;
    }
    return this.#some(leaf) ?? gateOfContainment(leaf, this.#texts, this.#equality);
  }

  /** `mail.to.some((a) => a.domain === 'x')`: the arrow's gate, over all items. */
  #some(leaf: Expression): Gate {
    if (leaf.kind !== 'method' || leaf.name !== 'some') return undefined;
    const { of } = leaf;
    const [arrow] = leaf.args;
    if (arrow?.kind !== 'arrow') return undefined;
    return this.#gate(arrow.body, true, (inner) => eachOf(of, arrow, inner));
  }

  #other(expression: Expression, wanted: boolean): Gate {
    const leaf = this.#leaf(expression);
    const known = this.#others.get(`${wanted} ${leaf}`);
    const key = known?.key ?? this.#keys.add(wanted ? ODDS_TRUE : ODDS_FALSE);
    this.#others.set(`${wanted} ${leaf}`, { leaf, wanted, key });
    return { key };
  }
}
