import type { List } from './list.ts';

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
  /** Who is on duty by the team's rota when the alert is made; overrides and absences are reckoned. */
  readonly onCall: Person;
}

/** Whom to tell: a person, a team, or a place in one (`purchasing.lead`, `service.onCall`). */
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
  /** Who acts for the person while they are absent, unless the absence names somebody. By id where declared further down. */
  readonly deputy?: Person | string;
  /** Working hours, by the clock of the person's zone. Without them all hours count. */
  readonly hours?: Hours | readonly Hours[];
  /** Days off: a list of the rules with a `YYYY-MM-DD` a line, or the days themselves. */
  readonly holidays?: List | readonly string[];
  /** Hours in which nothing may ring. */
  readonly quiet?: Hours | readonly Hours[];
}

type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Hours that come again every week: `{ days: ['monday'], from: '08:30', to: '18:00' }`; `{ from: '22:00', to: '07:00' }` for every night. */
export interface Hours {
  /** The days on which they begin. Without it: every day. */
  readonly days?: readonly Weekday[];
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`, up to `'24:00'`; the next day's where it is not after `from`. */
  readonly to: string;
}

/** Who is on duty, in turns. */
export interface Rota {
  /** In the order in which they take over. */
  readonly members: readonly Person[];
  readonly handover: 'weekly' | 'daily';
  /** The day of a weekly hand-over. Without it: that of `since`. */
  readonly on?: Weekday;
  /** `HH:MM` in the zone of the member who takes over. */
  readonly at: string;
  /** `YYYY-MM-DD`: when the first member takes over. */
  readonly since: string;
}

export interface TeamDetails {
  readonly name: string;
  readonly lead: Person;
  readonly superior?: Person;
  /** The lead is a member anyhow. */
  readonly members?: readonly Person[];
  readonly rota?: Rota;
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
    onCall: { get: () => place(`${who}.onCall`) },
  });
}
