import { z } from 'zod';
import { type Hours, hours, type Rota, rota } from './hours.ts';
import { type Known, known } from './known.ts';
import { type Plan, plan } from './plan.ts';

/** A person as the rules name one. Addresses are not here: they live in the directory. */
export interface Person {
  readonly kind: 'person';
  readonly id: string;
  readonly name: string;
  /** IANA time zone: `Asia/Shanghai`. */
  readonly zone: string;
  /** BCP 47: `zh`, `en`. The language of what the person is sent. */
  readonly language: string;
  readonly superior?: string | undefined;
  /** Channel names, the best first. Empty: the order of the configuration. */
  readonly channels: readonly string[];
  /** Who stands in while the person is absent, where the absence itself names nobody. */
  readonly deputy?: string | undefined;
  /** Working hours. Absent: all hours count. */
  readonly hours?: readonly Hours[] | undefined;
  /** Days off, `YYYY-MM-DD`. */
  readonly holidays?: readonly string[] | undefined;
  /** Hours in which nothing may ring. */
  readonly quiet?: readonly Hours[] | undefined;
}

/** A team as the rules name one. `lead`, `superior` and `members` are ids of persons. */
export interface Team {
  readonly kind: 'team';
  readonly id: string;
  readonly name: string;
  readonly lead: string;
  readonly superior?: string | undefined;
  readonly members: readonly string[];
  readonly rota?: Rota | undefined;
}

export type Party = Person | Team;

/** A text in one language. `{{ mail.subject }}` stands for a fact. */
export interface Template {
  readonly subject: string;
  readonly body: string;
}

/** Everything that a rules folder compiles to. What travels with a run is the matching plans and the templates that they name. */
export interface Ruleset {
  readonly plans: readonly Plan[];
  readonly people: { readonly [id: string]: Party };
  readonly lists: { readonly [name: string]: readonly string[] };
  /** By name, then by language. */
  readonly templates: { readonly [name: string]: { readonly [language: string]: Template } };
  /** Where lines begin in the files that spans count in, to tell the place of a step long after the file has changed. Absent in rulesets of earlier versions. */
  readonly lines?: { readonly [file: string]: readonly number[] } | undefined;
  /** Events that the rules declare, by name. Absent in what was published before there were any. */
  readonly events?: { readonly [name: string]: DeclaredEvent } | undefined;
  /** What `lists/known.csv` says. Absent where there is none. */
  readonly known?: Known | undefined;
}

/** A kind of event that other systems send. */
export interface DeclaredEvent {
  /** What it means, for people; may be empty. */
  readonly about: { readonly en: string; readonly zh: string };
  /** JSON Schema (draft 2020-12) of its data. */
  readonly schema: { readonly [keyword: string]: unknown };
  /** The rules file that declares it. */
  readonly file: string;
}

const person = z.object({
  kind: z.literal('person'),
  id: z.string(),
  name: z.string(),
  zone: z.string(),
  language: z.string(),
  superior: z.string().optional(),
  channels: z.array(z.string()),
  deputy: z.string().optional(),
  hours: z.array(hours).optional(),
  holidays: z.array(z.string()).optional(),
  quiet: z.array(hours).optional(),
});
const team = z.object({
  kind: z.literal('team'),
  id: z.string(),
  name: z.string(),
  lead: z.string(),
  superior: z.string().optional(),
  members: z.array(z.string()),
  rota: rota.optional(),
});

export const ruleset: z.ZodType<Ruleset> = z.object({
  plans: z.array(plan),
  people: z.record(z.string(), z.discriminatedUnion('kind', [person, team])),
  lists: z.record(z.string(), z.array(z.string())),
  templates: z.record(z.string(), z.record(z.string(), z.object({ subject: z.string(), body: z.string() }))),
  lines: z.record(z.string(), z.array(z.number().int().nonnegative())).optional(),
  events: z
    .record(
      z.string(),
      z.object({
        about: z.object({ en: z.string(), zh: z.string() }),
        schema: z.record(z.string(), z.unknown()),
        file: z.string(),
      }),
    )
    .optional(),
  known: known.optional(),
});
