import type { Gathering, Wish, Wording } from '../../arbiter/wish.ts';
import { parseDuration } from '../../plan/duration.ts';
import type { Value } from '../../plan/expression.ts';
import type { FirstQuote } from '../../plan/first-quote.ts';
import type { Plan } from '../../plan/plan.ts';
import { outranks, type Priority, type Stage } from '../../plan/priority.ts';
import type { StepOf } from '../../plan/step.ts';
import type { Scope } from '../scope.ts';
import type { StepWalk } from '../walk.ts';
import type { Walker } from '../walker.ts';

export const notify: StepWalk<'notify'> = function* (step, walker, scope) {
  const wish = wishOf(step, walker, scope);
  scope.bind(step.bind, yield { kind: 'notify', seq: wish.seq, wish });
  return undefined;
};

/** The fields of a notice as the catalogue has them; the checker has held their types. */
interface Notice {
  readonly template?: string;
  readonly text?: string;
  readonly stage?: Stage;
  readonly priority?: Priority;
  readonly danger?: boolean;
  readonly by?: readonly string[];
  readonly acknowledgeWithin?: string;
  readonly breakThrough?: boolean;
  readonly ringFrom?: string;
  readonly identity?: boolean;
  readonly verdict?: boolean;
  readonly digest?: { readonly key: string; readonly wait: string; readonly every?: string };
  readonly quote?: FirstQuote;
}

function wishOf(step: StepOf<'notify'>, walker: Walker, scope: Scope): Wish {
  const { plan } = walker.run;
  const notice = (walker.value(step.what, scope) ?? {}) as Notice;
  const who = namesIn(walker.value(step.who, scope));
  const seq = walker.next();
  return {
    key: `${plan.id}#${walker.branch}:${seq}`,
    policy: plan.id,
    title: plan.title,
    owner: plan.owner,
    branch: walker.branch,
    seq,
    step: step.id,
    who,
    wording: wordingOf(notice, walker),
    stage: notice.stage ?? 'first',
    turn: scope.turns.join('.') || '0',
    priority: notice.priority ?? priorityOf(notice, plan),
    danger: notice.danger ?? false,
    ...attentionOf(notice),
  };
}

/** That a matter is settled presses nobody, whatever it pressed before: since version 2 of the language. */
function priorityOf({ stage }: Notice, { priority, languageVersion }: Plan): Priority {
  return stage === 'resolved' && languageVersion >= 2 && outranks(priority, 'normal') ? 'normal' : priority;
}

/** What few alerts say of themselves: how they are acknowledged, gathered, and let through, and what they carry. */
function attentionOf({
  by,
  acknowledgeWithin,
  breakThrough,
  ringFrom,
  identity,
  verdict,
  digest,
  quote,
}: Notice): Partial<Wish> {
  return {
    ...(by && { by }),
    ...(acknowledgeWithin !== undefined && { acknowledgeWithin: parseDuration(acknowledgeWithin) }),
    ...(breakThrough && { breakThrough }),
    ...(ringFrom !== undefined && { ringFrom: Date.parse(ringFrom) }),
    ...(identity && { identity }),
    ...(verdict && { verdict }),
    ...(digest && { digest: gatheringOf(digest) }),
    ...(quote && { quote }),
  };
}

function gatheringOf({ key, wait, every = wait }: NonNullable<Notice['digest']>): Gathering {
  return { key, wait: parseDuration(wait) ?? 0, interval: parseDuration(every) ?? 0 };
}

function wordingOf({ template, text }: Notice, { run }: Walker): Wording {
  if (template === undefined) return { kind: 'text', text: text ?? run.plan.title };
  return { kind: 'template', texts: run.templates[template] ?? {}, facts: run.facts };
}

/** A place in the rules evaluates to `{ who: 'purchasing.lead' }`; a list of them may hold lists again. */
function namesIn(who: Value): readonly string[] {
  if (Array.isArray(who)) return who.flatMap(namesIn);
  return who !== null && typeof who === 'object' && 'who' in who ? [String((who as { who: Value }).who)] : [];
}
