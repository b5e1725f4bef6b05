/** A person of the rules. Addresses are not here: they live in the directory. */
export interface Person {
  readonly who: string;
  /** The person's superior, looked up when the alert is made. */
  readonly superior: Person;
}

/** A team of the rules. Where a team is told, all its members are. */
export interface Team {
  readonly who: string;
  readonly lead: Person;
  /** The team's superior; where it has none, its lead's. */
  readonly superior: Person;
}

/** Whom to tell: a person, a team, or a place in one (`purchasing.lead`). */
export type Who = Person | Team;

export interface PersonDetails {
  readonly name: string;
  /** IANA time zone: `'Asia/Shanghai'`. */
  readonly zone: string;
  /** The language of what the person is sent: `'zh'`, `'en'`. */
  readonly language: string;
  readonly superior?: Person;
  /** Channels, the best first. Without it: the order of the configuration. */
  readonly channels?: readonly string[];
}

export interface TeamDetails {
  readonly name: string;
  readonly lead: Person;
  readonly superior?: Person;
  /** The lead is a member anyhow. */
  readonly members?: readonly Person[];
}

/** Names a person: `export const li = person('li', { name: 'Li Na', zone: 'Asia/Shanghai', language: 'zh' });` */
export const person = (id: string, _details: PersonDetails): Person => place(id);

/** Names a team: `export const purchasing = team('purchasing', { name: 'Purchasing', lead: li, members: [wang] });` */
export const team = (id: string, _details: TeamDetails): Team => place(id);

/** A name and the places that can be reached from it, made when they are asked for: a superior has a superior. */
function place(who: string): Person & Team {
  return Object.defineProperties({ who } as Person & Team, {
    lead: { get: () => place(`${who}.lead`) },
    superior: { get: () => place(`${who}.superior`) },
  });
}
