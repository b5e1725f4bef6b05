import { catalogue } from '../../engine/catalogue/index.ts';
import { schemaOf } from '../../engine/catalogue/schema.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';

type Schema = { readonly [keyword: string]: unknown };

const OWN: { readonly [name: string]: Schema } = Object.fromEntries(
  catalogue.triggers.flatMap(({ name, data, words }) => (data ? [[name, schemaOf(data, words.doc.en)]] : [])),
);

/** The schema of an event's data: one that the rules declare, or one of Posthorn itself. */
export const schemaNamed = ({ events = {} }: Ruleset, name: string): Schema | undefined =>
  Object.hasOwn(events, name) ? events[name]!.schema : Object.hasOwn(OWN, name) ? OWN[name] : undefined;

/** All names that have data. */
export const eventNames = ({ events = {} }: Ruleset): readonly string[] => [
  ...Object.keys(events),
  ...Object.keys(OWN),
];
