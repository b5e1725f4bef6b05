import type { Store } from '../../connectors/store/store.ts';
import type { Diagnostic } from '../../engine/compiler/diagnostic.ts';
import type { ActiveRules } from '../rules/active.ts';
import { hashOf } from './folder.ts';
import { needsSecond, type SecondPerson, type Waiting } from './second-person.ts';

export interface Switching {
  readonly policy: string;
  readonly on: boolean;
  readonly by: string;
}

/** `waiting`: for a second person. `refused`: it does not compile as it is active, so it cannot be switched on. */
export interface Switched {
  readonly state: 'done' | 'waiting' | 'refused';
  readonly waiting?: Waiting | undefined;
  readonly diagnostics?: readonly Diagnostic[] | undefined;
}

export interface SwitchParts {
  readonly store: Pick<Store, 'switches' | 'ruleChanges'>;
  readonly rules: Pick<ActiveRules, 'current' | 'last' | 'look'>;
  readonly second: SecondPerson;
}

/** There is no such policy. */
export class NoSuchPolicy extends Error {
  override readonly name = 'NoSuchPolicy';

  constructor(policy: string) {
    super(`There is no policy ${JSON.stringify(policy)} that is active or was switched off.`);
  }
}

/** Takes a policy out of what is active, or puts it back. What runs already goes on. @throws NoSuchPolicy */
export async function switchPolicy({ policy, on, by }: Switching, parts: SwitchParts): Promise<Switched> {
  const { store, rules, second } = parts;
  const { compiled, kept, off } = rules.last();
  const compiles = compiled.ruleset.plans.some(({ id }) => id === policy);
  if (!compiles && !kept.includes(policy) && !off.has(policy)) throw new NoSuchPolicy(policy);
  if (off.has(policy) === !on) return { state: 'done' };
  const diagnostics = compiled.diagnostics.filter(({ file }) => file === `${policy}.ts`);
  if (on && !compiles) return { state: 'refused', diagnostics };
  const plan = [...compiled.ruleset.plans, ...rules.current().ruleset.plans].find(({ id }) => id === policy);
  const change = hashOf(JSON.stringify(['switch', policy, on, plan?.hash]));
  let who: { by: string; approvedBy?: string } = { by };
  if (needsSecond([policy])) {
    const { first, agreed } = await second.wants(change, { switch: policy, on }, by);
    if (!agreed) return { state: 'waiting', waiting: first };
    who = { by: first.by, approvedBy: by };
  }
  if (on) await store.switches.on(policy);
  else await store.switches.off(policy, who.by);
  await store.ruleChanges.note({ kind: on ? 'switched on' : 'switched off', ...who }, [policy]);
  await rules.look();
  await second.done(change);
  return { state: 'done' };
}
