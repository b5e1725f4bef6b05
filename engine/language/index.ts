/** What a policy imports as `posthorn`. */
export type { Deadline, Duration, Instant } from './duration.ts';
export { type DataOf, type EventType, event, type Field, field, type Shape } from './event.ts';
export {
  type Doing,
  defineEffect,
  defineFact,
  defineHelper,
  type EffectDefinition,
  type EffectDoing,
  type FactDefinition,
  type HelperDefinition,
} from './extend.ts';
export { type Failure, failure } from './failure.ts';
export * from './generated.ts';
export { type List, list } from './list.ts';
export {
  type Hours,
  type Person,
  type PersonDetails,
  person,
  type Rota,
  type Team,
  type TeamDetails,
  team,
  type Who,
} from './people.ts';
export {
  type Event,
  type FactsOf,
  flow,
  type Given,
  type Inhibits,
  type Policy,
  type Priority,
  policy,
  type Stage,
  type Start,
} from './policy.ts';
export { bind, type Provider } from './provider.ts';
export { type Schedule, schedule } from './schedule.ts';
export { all, any, type State } from './state.ts';
export { every, sleep, together, until } from './waiting.ts';
