/** What a policy imports as `posthorn`. */
export type { Deadline, Duration, Instant } from './duration.ts';
export { type Failure, failure } from './failure.ts';
export * from './generated.ts';
export { type List, list } from './list.ts';
export { type Person, type PersonDetails, person, type Team, type TeamDetails, team, type Who } from './people.ts';
export { type Event, flow, type Policy, type Priority, policy, type Stage } from './policy.ts';
export { bind, type Provider } from './provider.ts';
export { all, any, type State } from './state.ts';
export { every, sleep, together, until } from './waiting.ts';
