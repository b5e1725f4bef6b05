import { catalogue } from '../catalogue/index.ts';
import type { Type } from '../catalogue/type.ts';

/** What is declared once at the top of a file. */
export const DECLARING = ['policy', 'flow', 'person', 'team', 'list', 'event', 'field', 'schedule'] as const;
/** What `run` does besides the catalogue's effects. */
export const WAITING = ['until', 'sleep', 'every', 'together'] as const;
/** What files below `extensions/` declare by; policies take what was declared. */
export const EXTENDING = ['defineEffect', 'defineFact', 'defineHelper'] as const;
export const COMBINING = ['any', 'all'] as const;
/** Whether a name of the language is an effect of the catalogue. */
export const isEffect = (name: string): boolean => catalogue.effects.some((effect) => effect.name === name);
/** Opens what a `catch` has caught. */
export const FAILURE = 'failure';

/** The types that have a name in the language and no entry of that name in the catalogue. */
export const BASIC_TYPES = [
  'Mail',
  'Alerts',
  'Tick',
  'Who',
  'Person',
  'Team',
  'Duration',
  'Instant',
  'Priority',
  'Stage',
  'Failure',
  'State',
  'List',
  'Policy',
  'Event',
  'EventType',
  'EventData',
  'Schedule',
  'Deadline',
  'Trigger',
  'PersonDetails',
  'TeamDetails',
  'Hours',
  'Rota',
] as const;

/** The objects that catalogue entries name: `Address`, `Task`, `Notice` … */
export function namedObjects(): ReadonlyMap<string, Extract<Type, { type: 'object' }>> {
  const found = new Map<string, Extract<Type, { type: 'object' }>>();
  const visit = (type: Type | undefined): void => {
    if (type?.type === 'list') visit(type.of);
    if (type?.type === 'union') type.of.forEach(visit);
    if (type?.type !== 'object') return;
    if (type.name) found.set(type.name, type);
    for (const field of Object.values(type.fields)) visit(field.type);
  };
  for (const group of catalogue.facts) for (const field of Object.values(group.fields)) visit(field.type);
  for (const { params, returns } of [...catalogue.effects, ...catalogue.helpers]) {
    for (const param of params) visit(param.type);
    visit(returns);
  }
  return found;
}

/** The names of the language that are types. */
export const LANGUAGE_TYPES: ReadonlySet<string> = new Set([...BASIC_TYPES, ...namedObjects().keys()]);

/** Everything that `import { … } from 'posthorn'` can name. */
export const LANGUAGE_NAMES: ReadonlySet<string> = new Set([
  ...DECLARING,
  ...WAITING,
  ...COMBINING,
  FAILURE,
  ...catalogue.effects.map(({ name }) => name),
  ...catalogue.helpers.map(({ name }) => name),
  ...LANGUAGE_TYPES,
]);
