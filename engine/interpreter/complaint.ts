import type { Wish } from '../arbiter/wish.ts';
import { TRUNK } from '../plan/branch.ts';
import type { Plan } from '../plan/plan.ts';

/** The turn of complaints: each policy's owner hears of its troubles apart from everything that policies say. */
const turnOf = (policy: string) => `trouble ${policy}`;

/** Who is told of troubles: of a policy, or of a summary of several. */
export type Answerable = Pick<Plan, 'id' | 'title' | 'owner'>;

/** A wish of our own: that the policy's owner hear that something went wrong. */
export function complaint(plan: Answerable, message: string): Wish {
  const texts = {
    en: { subject: `Policy "${plan.title}" is in trouble`, body: `${plan.id}: ${message}` },
    zh: { subject: `策略“${plan.title}”出现问题`, body: `${plan.id}：${message}` },
  };
  return {
    key: `${plan.id}#trouble`,
    policy: plan.id,
    title: plan.title,
    owner: plan.owner,
    branch: TRUNK,
    seq: 0,
    who: [plan.owner],
    wording: { kind: 'template', texts, facts: {} },
    stage: 'first',
    turn: turnOf(plan.id),
    priority: 'high',
    danger: false,
  };
}

export const isComplaint = (wish: Wish) => wish.turn === turnOf(wish.policy);
