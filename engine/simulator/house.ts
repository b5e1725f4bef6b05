import type { Directory, Question } from '../arbiter/alert.ts';
import type { Entry } from '../interpreter/entry.ts';
import type { RunStart } from '../interpreter/host.ts';
import type { Value } from '../plan/expression.ts';
import type { Person, Ruleset } from '../plan/ruleset.ts';
import { answer } from '../roster/answer.ts';
import { behind } from '../roster/behind.ts';
import { inhibitionOf } from '../roster/inhibition.ts';
import type { Inhibition, Known } from '../roster/known.ts';
import { personOf } from '../roster/rota.ts';
import { workingDeadline } from '../roster/working-time.ts';
import { EVERYBODY_THERE, knownFrom, type Whereabouts } from './whereabouts.ts';

/** What the events of a day share: the people and where they are, who was sent how much, and which policies are at work. */
export class House {
  readonly #people: Ruleset['people'];
  readonly #whereabouts: Whereabouts;
  readonly #sent: { readonly person: string; readonly at: number }[] = [];
  readonly #atWork = new Map<string, Inhibition>();

  constructor(people: Ruleset['people'], whereabouts = EVERYBODY_THERE) {
    this.#people = people;
    this.#whereabouts = whereabouts;
  }

  directory(question: Question): Directory {
    return answer(question, this.#people, this.#known(question.since));
  }

  /** An alert is on its way to a person, at an instant in epoch ms. */
  sent(person: string, at: number): void {
    this.#sent.push({ person, at });
  }

  /** Policies that begin and end on an event keep others quiet meanwhile. */
  observe(event: string, labels: Question['labels'], runs: readonly RunStart[], entries: readonly Entry[]): void {
    for (const { kind, policy } of entries) {
      const plan = runs.find((run) => run.plan.id === policy)?.plan;
      const inhibition = plan && inhibitionOf(plan, event, labels);
      if (kind === 'start' && inhibition) this.#atWork.set(`${event} ${policy}`, inhibition);
      if (kind === 'end' || kind === 'error') this.#atWork.delete(`${event} ${policy}`);
    }
  }

  /** The first person behind a name of the rules at that moment. */
  person(who: Value, at: number): Person | undefined {
    const ref = who !== null && typeof who === 'object' && 'who' in who ? String((who as { who: Value }).who) : '';
    return personOf(behind(ref, at, this.#people, this.#known())[0]?.person ?? '', this.#people);
  }

  absences(): Known['absences'] {
    return this.#known().absences;
  }

  /** When so much working time (ms) of a person will have passed. @throws RangeError where nobody stands behind the name */
  workingDeadline(at: number, duration: number, who: Value): number {
    const person = this.person(who, at);
    if (!person) throw new RangeError('nobody stands behind that name: there is no time of theirs to read');
    return workingDeadline(at, duration, person, this.#known().absences);
  }

  /** Alerts are counted as the log of production counts them: from the moment at which their sending begins. */
  #known(since = Number.POSITIVE_INFINITY): Known {
    const counts = new Map(Object.entries(this.#whereabouts.recent));
    for (const { person, at } of this.#sent) if (at >= since) counts.set(person, (counts.get(person) ?? 0) + 1);
    const known = knownFrom(this.#whereabouts, this.#people, Object.fromEntries(counts));
    return { ...known, inhibitions: [...known.inhibitions, ...this.#atWork.values()] };
  }
}
