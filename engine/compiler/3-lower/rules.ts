import type { TriggerEntry } from '../../catalogue/entry.ts';
import type { Party } from '../../plan/ruleset.ts';
import type { Linked } from '../2-link/linked.ts';
import type { Module } from '../2-link/module.ts';
import type { Diagnostics } from '../diagnostic.ts';
import type { Entity } from './entity.ts';

/** A linked rules folder while its names are being worked out. */
export interface Rules extends Linked {
  readonly diagnostics: Diagnostics;
  /** What top-level constants turned out to be, by `file:name`; `busy` while one is worked out. */
  readonly entities: Map<string, Entity | 'busy'>;
  /** Persons and teams by id, and the file that declares each. */
  readonly people: Map<string, { readonly party: Party; readonly file: string }>;
  /** Lists by the name that plans call them. */
  readonly lists: Map<string, readonly string[]>;
  /** Events that the rules declare, by name, and the file that declares each. */
  readonly events: Map<string, { readonly entry: TriggerEntry; readonly file: string }>;
  /** What can be looked at only when every name is known. */
  readonly later: (() => void)[];
}

export const rulesFrom = (linked: Linked, diagnostics: Diagnostics): Rules => ({
  ...linked,
  diagnostics,
  entities: new Map(),
  people: new Map(),
  lists: new Map(),
  events: new Map(),
  later: [],
});

/** Persons and teams as the plan's functions take them. */
export const partiesOf = ({ people }: Rules): { readonly [id: string]: Party } =>
  Object.fromEntries([...people].map(([id, { party }]) => [id, party]));

/** A file's path without its ending: the id of a policy. */
export const idOf = ({ source }: Module): string => source.path.replace(/\.ts$/, '');
