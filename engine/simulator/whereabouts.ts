import { z } from 'zod';
import { hours } from '../plan/hours.ts';
import { PRIORITIES } from '../plan/priority.ts';
import type { Person, Ruleset } from '../plan/ruleset.ts';
import type { Known } from '../roster/known.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const span = { from: instant, until: instant };

const way = z.strictObject({
  rings: z.boolean().optional(),
  least: z.enum(PRIORITIES).optional(),
});

/** The section `directory` of a scenario: what production reads from its store. Instants are ISO 8601 in the file. */
export const whereabouts = z.strictObject({
  /** By person and channel. Who is named here has these addresses and no others; everybody else has one for each of their channels. */
  addresses: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  absences: z
    .array(z.strictObject({ person: z.string(), ...span, deputy: z.string().optional(), note: z.string().optional() }))
    .default([]),
  overrides: z.array(z.strictObject({ team: z.string(), person: z.string(), ...span })).default([]),
  silences: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        matchers: z.array(z.strictObject({ label: z.string(), is: z.string() })),
        ...span,
        recurs: z.intersection(hours, z.object({ zone: z.string() })).optional(),
        by: z.string(),
        comment: z.string().default(''),
      }),
    )
    .default([]),
  /** Policies that are at work on other events. */
  inhibitions: z
    .array(
      z.strictObject({
        event: z.string(),
        policy: z.string(),
        quiets: z.array(z.string()),
        labels: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default([]),
  /** Alerts that persons were sent already when the mail came, for the storm limit. */
  recent: z.record(z.string(), z.number().int().nonnegative()).default({}),
  /** What channels can do, the best channel first. Without it only `sms` and `call` ring, and carry nothing below `high`. */
  channels: z
    .record(z.string(), way)
    .default({ call: { rings: true, least: 'high' }, sms: { rings: true, least: 'high' } }),
});

export type Whereabouts = z.output<typeof whereabouts>;

/** Nothing is said: everybody is there, reached by their own channels. */
export const EVERYBODY_THERE: Whereabouts = whereabouts.parse({});

/** A scenario's directory, as plain data of the kind that a store holds. */
export function knownFrom(said: Whereabouts, people: Ruleset['people'], recent: Known['recent']): Known {
  const persons = Object.values(people).filter((party): party is Person => party.kind === 'person');
  const addresses = persons.flatMap(({ id, channels }) =>
    Object.entries(
      said.addresses[id] ?? Object.fromEntries((channels.length ? channels : ['email']).map((one) => [one, id])),
    ).map(([channel, address]) => ({ person: id, channel, address })),
  );
  const names = [...Object.keys(said.channels), 'email', ...addresses.map(({ channel }) => channel)];
  const numbered = <T extends object>(rows: readonly T[]) =>
    rows.map((row, index) => ({ id: String(index + 1), ...row }));
  return {
    addresses,
    absences: numbered(said.absences),
    overrides: numbered(said.overrides),
    silences: numbered(said.silences).map((row, index) => ({ ...row, id: row.id ?? String(index + 1) })),
    inhibitions: said.inhibitions,
    recent,
    ways: [...new Set(names.filter((name) => name !== 'page')), 'page'].map((channel) => ({
      channel,
      ...said.channels[channel],
    })),
  };
}
