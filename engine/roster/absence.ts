import type { Ruleset } from '../plan/ruleset.ts';
import type { Absence } from './known.ts';
import { personOf } from './rota.ts';

/** Who is away at one instant, and who acts for them. */
export class Attendance {
  readonly #people: Ruleset['people'];
  readonly #absences: ReadonlyMap<string, Absence>;

  /** Of two absences of one person that hold, the one that names a deputy counts, then the one that began last. */
  constructor(people: Ruleset['people'], absences: readonly Absence[], at: number) {
    const holding = absences
      .filter(({ from, until }) => from <= at && at < until)
      .sort((a, b) => Number(!!a.deputy) - Number(!!b.deputy) || a.from - b.from || (a.id < b.id ? -1 : 1));
    this.#people = people;
    this.#absences = new Map(holding.map((absence) => [absence.person, absence]));
  }

  isAway(person: string): boolean {
    return this.#absences.has(person);
  }

  absenceOf(person: string): Absence | undefined {
    return this.#absences.get(person);
  }

  /** The person who is named to act: by the absence, or else by the rules. Undefined where that is nobody, or the person. */
  deputyOf(person: string): string | undefined {
    return [this.#absences.get(person)?.deputy, personOf(person, this.#people)?.deputy].find(
      (id) => id !== undefined && id !== person && personOf(id, this.#people),
    );
  }

  /** The first of the deputies, their deputies and so on who is there. */
  deputyThere(person: string): string | undefined {
    return this.#deputies(person).find((id) => !this.isAway(id));
  }

  /**
   * Who acts for a person now: they themselves, else the first of their deputies who is there, else the same asked of
   * their superior, and so on upwards. Where everybody is away, the person: an alert must not be for nobody.
   */
  actingFor(person: string): string {
    const asked = new Set<string>();
    for (let id: string | undefined = person; id !== undefined && !asked.has(id); id = this.#superiorOf(id)) {
      asked.add(id);
      const there = this.isAway(id) ? this.deputyThere(id) : id;
      if (there !== undefined) return there;
    }
    return person;
  }

  #deputies(person: string): readonly string[] {
    const chain = new Set<string>();
    for (let id = this.deputyOf(person); id !== undefined && !chain.has(id); id = this.deputyOf(id)) chain.add(id);
    return [...chain];
  }

  #superiorOf(person: string): string | undefined {
    const superior = personOf(person, this.#people)?.superior;
    return superior !== undefined && personOf(superior, this.#people) ? superior : undefined;
  }
}
