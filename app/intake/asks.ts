import type { Ruleset } from '../../engine/plan/ruleset.ts';

/** Whether a policy reads `mail.auth`, or the verdict that rests on it. */
export const asksAuthenticity = asking(/"mail\.(?:auth|risk)\b/);

/** Whether a policy reads `mail.history`, or the verdict that rests on it. What nobody reads is not kept. */
export const asksHistory = asking(/"mail\.(?:history|risk)\b/);

/** Found out once for each ruleset. */
function asking(facts: RegExp): (ruleset: Ruleset) => boolean {
  const known = new WeakMap<Ruleset, boolean>();
  return (ruleset) => {
    const asks = known.get(ruleset) ?? facts.test(JSON.stringify(ruleset.plans));
    known.set(ruleset, asks);
    return asks;
  };
}
